/** Tests of the HTTP adapter of orders. */
@NullMarked
package dev.comanda.order.adapter.http;

import org.jspecify.annotations.NullMarked;
