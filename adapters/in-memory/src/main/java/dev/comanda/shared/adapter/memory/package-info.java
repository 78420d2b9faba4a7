/**
 * Ring: adapters, technology: memory. What the in-memory adapters of all contexts share: the outbox
 * that their repositories fill, and the queues. Forbidden here: the classes of any context, and
 * I/O.
 */
@NullMarked
package dev.comanda.shared.adapter.memory;

import org.jspecify.annotations.NullMarked;
