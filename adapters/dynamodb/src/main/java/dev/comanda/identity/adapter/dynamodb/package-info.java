/**
 * Ring: adapters, technology: dynamodb, context: identity. Customers and employees as items of
 * DynamoDB. Forbidden here: other contexts, other adapters, and logging what an account holds.
 */
@NullMarked
package dev.comanda.identity.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
