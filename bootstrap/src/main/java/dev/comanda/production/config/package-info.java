/** Ring: bootstrap, context: production. The hexagon's parts list. */
@NullMarked
package dev.comanda.production.config;

import org.jspecify.annotations.NullMarked;
