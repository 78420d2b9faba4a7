/**
 * A Spring MVC application that does nothing: what the framework costs that the real one is built
 * on. Not a ring: nothing of the application may depend on it.
 */
@NullMarked
package dev.comanda.benchmark.bare;

import org.jspecify.annotations.NullMarked;
