/**
 * Ring: adapters, technology: PostgreSQL, context: order. Orders and their outgoing messages in the
 * schema {@code orders}. The classes below {@code jooq} are generated from its migrations.
 * Forbidden here: the classes of other contexts, and other technologies.
 */
@NullMarked
package dev.comanda.order.adapter.postgres;

import org.jspecify.annotations.NullMarked;
