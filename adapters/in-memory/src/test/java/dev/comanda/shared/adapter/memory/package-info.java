/** Ring: adapters, technology: memory, tests. */
@NullMarked
package dev.comanda.shared.adapter.memory;

import org.jspecify.annotations.NullMarked;
