/** How tests read what {@code contracts/} says of the system, and run the tools that read it. */
@NullMarked
package dev.comanda.described;

import org.jspecify.annotations.NullMarked;
