/**
 * Ring: domain, context: payment. What a payment is, what the provider may say about it, and what
 * follows from that. Forbidden here: frameworks, I/O, the clock, randomness, and the classes of
 * other contexts.
 */
@NullMarked
package dev.comanda.payment.domain;

import org.jspecify.annotations.NullMarked;
