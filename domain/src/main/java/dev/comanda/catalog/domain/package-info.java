/**
 * Ring: domain, context: catalog. What a product is and what may happen to it. Forbidden here:
 * frameworks, I/O, the clock, randomness, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.catalog.domain;

import org.jspecify.annotations.NullMarked;
