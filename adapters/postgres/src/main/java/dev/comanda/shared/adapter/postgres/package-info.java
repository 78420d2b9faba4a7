/**
 * Ring: adapters, technology: PostgreSQL. What the PostgreSQL adapters of all contexts share:
 * connections, migrations, and what it means when the database does not answer. Forbidden here: the
 * classes of any context.
 */
@NullMarked
package dev.comanda.shared.adapter.postgres;

import org.jspecify.annotations.NullMarked;
