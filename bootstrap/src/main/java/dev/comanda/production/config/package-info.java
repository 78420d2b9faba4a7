/** Ring: bootstrap, context: production. The hexagon's parts list. */
@NullMarked
@NamedInterface("config")
package dev.comanda.production.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
