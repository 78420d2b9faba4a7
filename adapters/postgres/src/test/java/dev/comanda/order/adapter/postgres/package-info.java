/** Ring: adapters, technology: PostgreSQL, context: order, tests. */
@NullMarked
package dev.comanda.order.adapter.postgres;

import org.jspecify.annotations.NullMarked;
