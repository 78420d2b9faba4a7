/**
 * Ring: bootstrap. The composition root: it alone knows every adapter, and it knows no business.
 * One {@code @Configuration} per context reads as that hexagon's parts list.
 */
@NullMarked
package dev.comanda;

import org.jspecify.annotations.NullMarked;
