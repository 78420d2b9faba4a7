/**
 * Ring: domain, context: order. What an order is and what may happen to it. Forbidden here:
 * frameworks, I/O, the clock, randomness, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.order.domain;

import org.jspecify.annotations.NullMarked;
