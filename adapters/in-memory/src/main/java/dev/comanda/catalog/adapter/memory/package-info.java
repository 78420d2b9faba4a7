/**
 * Ring: adapters, technology: memory, context: catalog. The menu of one process, and names for new
 * products. Forbidden here: the classes of other contexts, other technologies, and I/O.
 */
@NullMarked
package dev.comanda.catalog.adapter.memory;

import org.jspecify.annotations.NullMarked;
