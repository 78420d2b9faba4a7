/** Ring: adapters, technology: memory, context: payment, tests. */
@NullMarked
package dev.comanda.payment.adapter.memory;

import org.jspecify.annotations.NullMarked;
