/**
 * Ring: adapters, technology: dynamodb, context: payment. Payments as items of DynamoDB. Forbidden
 * here: other contexts, and other adapters.
 */
@NullMarked
package dev.comanda.payment.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
