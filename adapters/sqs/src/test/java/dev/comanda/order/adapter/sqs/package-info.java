/** Ring: adapters, technology: sqs, tests. */
@NullMarked
package dev.comanda.order.adapter.sqs;

import org.jspecify.annotations.NullMarked;
