/** Ring: adapters, technology: memory, context: order, tests. */
@NullMarked
package dev.comanda.order.adapter.memory;

import org.jspecify.annotations.NullMarked;
