/** Ring: adapters, technology: memory, context: production, tests. */
@NullMarked
package dev.comanda.production.adapter.memory;

import org.jspecify.annotations.NullMarked;
