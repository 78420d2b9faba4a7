/** Ring: adapters, technology: PostgreSQL, context: catalog, tests. */
@NullMarked
package dev.comanda.catalog.adapter.postgres;

import org.jspecify.annotations.NullMarked;
