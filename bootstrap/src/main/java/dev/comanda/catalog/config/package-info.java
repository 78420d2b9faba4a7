/** Ring: bootstrap, context: catalog. The hexagon's parts list. */
@NullMarked
@NamedInterface("config")
package dev.comanda.catalog.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
