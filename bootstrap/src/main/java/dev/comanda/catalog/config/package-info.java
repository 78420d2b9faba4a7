/** Ring: bootstrap, context: catalog. The hexagon's parts list. */
@NullMarked
package dev.comanda.catalog.config;

import org.jspecify.annotations.NullMarked;
