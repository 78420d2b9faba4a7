/**
 * Load and how it is measured, for whatever can be called: over HTTP, by JDBC, by a queue's client.
 * Not a ring: nothing of the application may depend on it.
 */
@NullMarked
package dev.comanda.benchmark.load;

import org.jspecify.annotations.NullMarked;
