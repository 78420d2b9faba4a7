/**
 * Ring: adapters, technology: sqs. What all contexts need to talk by messages: CloudEvents, the
 * relay that empties an outbox, the publisher and the consumer of SQS, and the queues themselves.
 * Forbidden here: the classes of any context, and message bodies in logs.
 */
@NullMarked
package dev.comanda.shared.adapter.sqs;

import org.jspecify.annotations.NullMarked;
