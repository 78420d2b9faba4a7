/**
 * Ring: adapters, technology: dynamodb. What the DynamoDB adapters of all contexts share: the
 * definitions of the tables, versioned items that carry their own messages, and the outbox that
 * reads them. Forbidden here: the classes of any context.
 */
@NullMarked
package dev.comanda.shared.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
