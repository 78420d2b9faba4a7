/** Ring: adapters, technology: dynamodb, tests. */
@NullMarked
package dev.comanda.shared.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
