/**
 * Ring: adapters, technology: PostgreSQL, context: catalog. The menu in the schema {@code catalog}.
 * The classes below {@code jooq} are generated from its migrations. Forbidden here: the classes of
 * other contexts, and other technologies.
 */
@NullMarked
package dev.comanda.catalog.adapter.postgres;

import org.jspecify.annotations.NullMarked;
