/**
 * What history costs: the same calls on stores of very different sizes. Not a ring: nothing of the
 * application may depend on it.
 */
@NullMarked
package dev.comanda.benchmark.growth;

import org.jspecify.annotations.NullMarked;
