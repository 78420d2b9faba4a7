/** Ring: bootstrap, context: identity. The hexagon's parts list. */
@NullMarked
@NamedInterface("config")
package dev.comanda.identity.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
