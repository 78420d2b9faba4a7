/** Ring: bootstrap, context: payment. The hexagon's parts list. */
@NullMarked
@NamedInterface("config")
package dev.comanda.payment.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
