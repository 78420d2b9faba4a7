/**
 * Ring: domain, context: identity. Who customers and employees are, and what of them nobody may
 * print. Forbidden here: frameworks, I/O, the clock, randomness, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.identity.domain;

import org.jspecify.annotations.NullMarked;
