/** Ring: adapters, technology: memory, context: catalog, tests. */
@NullMarked
package dev.comanda.catalog.adapter.memory;

import org.jspecify.annotations.NullMarked;
