/**
 * Three ways to store a message together with the state that it tells of, measured side by side:
 * the figures behind docs/adr/0004. Not a ring: nothing of the application may depend on it.
 */
@NullMarked
package dev.comanda.benchmark.outbox;

import org.jspecify.annotations.NullMarked;
