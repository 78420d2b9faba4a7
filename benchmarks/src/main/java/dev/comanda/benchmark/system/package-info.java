/**
 * The packaged application under load, beside the limits of the machine that it runs on. Not a
 * ring: nothing of the application may depend on it.
 */
@NullMarked
package dev.comanda.benchmark.system;

import org.jspecify.annotations.NullMarked;
