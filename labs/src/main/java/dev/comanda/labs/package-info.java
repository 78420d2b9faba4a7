/**
 * Runs the labs. {@code labs/try} launches {@link dev.comanda.labs.Try} from its source, so nothing
 * here may need more than the JDK.
 */
@NullMarked
package dev.comanda.labs;

import org.jspecify.annotations.NullMarked;
