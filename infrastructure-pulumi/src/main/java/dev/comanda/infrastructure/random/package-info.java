/** What the program needs of Pulumi's random provider, which Maven Central does not have. */
@NullMarked
package dev.comanda.infrastructure.random;

import org.jspecify.annotations.NullMarked;
