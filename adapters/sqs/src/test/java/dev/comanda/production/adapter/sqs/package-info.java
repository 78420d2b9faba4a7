/** Ring: adapters, technology: sqs, tests. */
@NullMarked
package dev.comanda.production.adapter.sqs;

import org.jspecify.annotations.NullMarked;
