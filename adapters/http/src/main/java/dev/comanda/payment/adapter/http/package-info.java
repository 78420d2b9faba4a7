/**
 * Ring: adapter, technology: HTTP, context: payment. Payments as REST resources: wire records, and
 * controllers that translate, call one port, and answer. Forbidden here: business decisions, other
 * adapters, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.payment.adapter.http;

import org.jspecify.annotations.NullMarked;
