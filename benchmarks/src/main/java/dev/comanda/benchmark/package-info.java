/** What all benchmarks need. Not a ring: nothing of the application may depend on it. */
@NullMarked
package dev.comanda.benchmark;

import org.jspecify.annotations.NullMarked;
