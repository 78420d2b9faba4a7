/** Ring: bootstrap, context: payment. The hexagon's parts list. */
@NullMarked
package dev.comanda.payment.config;

import org.jspecify.annotations.NullMarked;
