/**
 * Ring: adapters, technology: dynamodb, context: production. The kitchen's tickets as items of
 * DynamoDB. Forbidden here: other contexts, and other adapters.
 */
@NullMarked
package dev.comanda.production.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
