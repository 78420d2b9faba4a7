/** What the program needs of Pulumi's tls provider, which Maven Central does not have. */
@NullMarked
package dev.comanda.infrastructure.tls;

import org.jspecify.annotations.NullMarked;
