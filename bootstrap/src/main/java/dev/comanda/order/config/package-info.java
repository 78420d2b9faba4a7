/** Ring: bootstrap, context: order. The hexagon's parts list. */
@NullMarked
package dev.comanda.order.config;

import org.jspecify.annotations.NullMarked;
