/**
 * Ring: adapters, technology: memory, context: payment. The payments of one process, and a payment
 * provider without a network. Forbidden here: the classes of other contexts, other technologies,
 * and I/O.
 */
@NullMarked
package dev.comanda.payment.adapter.memory;

import org.jspecify.annotations.NullMarked;
