/**
 * Ring: adapter, technology: HTTP, context: catalog. The menu as REST resources: wire records, and
 * controllers that translate, call one port, and answer. Forbidden here: business decisions, other
 * adapters, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.catalog.adapter.http;

import org.jspecify.annotations.NullMarked;
