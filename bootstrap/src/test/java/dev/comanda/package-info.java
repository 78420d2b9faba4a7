/** The application's entry points, from outside. */
@NullMarked
package dev.comanda;

import org.jspecify.annotations.NullMarked;
