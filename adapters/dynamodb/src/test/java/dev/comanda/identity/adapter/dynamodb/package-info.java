/** Ring: adapters, technology: dynamodb, context: identity, tests. */
@NullMarked
package dev.comanda.identity.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
