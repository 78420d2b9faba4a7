/** Ring: adapters, technology: sqs, tests. */
@NullMarked
package dev.comanda.shared.adapter.sqs;

import org.jspecify.annotations.NullMarked;
