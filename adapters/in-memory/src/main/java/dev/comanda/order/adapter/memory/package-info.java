/**
 * Ring: adapters, technology: memory, context: order. The orders of one process, and names for new
 * ones. Forbidden here: the classes of other contexts, other technologies, and I/O.
 */
@NullMarked
package dev.comanda.order.adapter.memory;

import org.jspecify.annotations.NullMarked;
