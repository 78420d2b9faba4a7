/** The proof that each rule bites. */
@NullMarked
package dev.comanda.architecture.rules;

import org.jspecify.annotations.NullMarked;
