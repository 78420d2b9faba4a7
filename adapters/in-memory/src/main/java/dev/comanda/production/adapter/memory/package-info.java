/**
 * Ring: adapters, technology: memory, context: production. The kitchen's tickets of one process.
 * Forbidden here: the classes of other contexts, other technologies, and I/O.
 */
@NullMarked
package dev.comanda.production.adapter.memory;

import org.jspecify.annotations.NullMarked;
