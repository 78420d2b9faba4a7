/** The tests of the labs and of what runs them. */
@NullMarked
package dev.comanda.labs;

import org.jspecify.annotations.NullMarked;
