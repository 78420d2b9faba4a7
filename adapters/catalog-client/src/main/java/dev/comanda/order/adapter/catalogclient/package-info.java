/**
 * Ring: adapter, context: order. How orders look up products: over HTTP, or in process through what
 * catalog publishes ({@code dev.comanda.catalog.api}). Forbidden here: catalog's own classes.
 */
@NullMarked
package dev.comanda.order.adapter.catalogclient;

import org.jspecify.annotations.NullMarked;
