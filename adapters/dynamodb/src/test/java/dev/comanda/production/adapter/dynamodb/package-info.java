/** Ring: adapters, technology: dynamodb, context: production, tests. */
@NullMarked
package dev.comanda.production.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
