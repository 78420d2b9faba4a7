/** Ring: adapters, technology: PostgreSQL, tests. */
@NullMarked
package dev.comanda.shared.adapter.postgres;

import org.jspecify.annotations.NullMarked;
