/**
 * Ring: adapter, technology: HTTP, context: order. Orders as REST resources: wire records, and a
 * controller that translates, calls one port, and answers. Forbidden here: business decisions,
 * other adapters, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.order.adapter.http;

import org.jspecify.annotations.NullMarked;
