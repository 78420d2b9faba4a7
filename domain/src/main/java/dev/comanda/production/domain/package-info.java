/**
 * Ring: domain, context: production. What the kitchen does with an order from the moment it is
 * released until it is handed over. Forbidden here: frameworks, I/O, the clock, randomness, and the
 * classes of other contexts.
 */
@NullMarked
package dev.comanda.production.domain;

import org.jspecify.annotations.NullMarked;
