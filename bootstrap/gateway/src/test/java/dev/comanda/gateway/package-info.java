/** The gateway before real servers. */
@NullMarked
package dev.comanda.gateway;

import org.jspecify.annotations.NullMarked;
