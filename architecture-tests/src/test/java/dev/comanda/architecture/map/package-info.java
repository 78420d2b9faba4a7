/** The map says what the code says, and the committed documents say what the map says. */
@NullMarked
package dev.comanda.architecture.map;

import org.jspecify.annotations.NullMarked;
