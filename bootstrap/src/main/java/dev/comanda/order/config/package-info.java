/** Ring: bootstrap, context: order. The hexagon's parts list. */
@NullMarked
@NamedInterface("config")
package dev.comanda.order.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
