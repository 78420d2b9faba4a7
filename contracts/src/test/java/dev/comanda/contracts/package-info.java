/** The contracts as such: whether what consumers ask for is what was agreed. */
@NullMarked
package dev.comanda.contracts;

import org.jspecify.annotations.NullMarked;
