/** Ring: bootstrap, context: identity. The hexagon's parts list. */
@NullMarked
package dev.comanda.identity.config;

import org.jspecify.annotations.NullMarked;
