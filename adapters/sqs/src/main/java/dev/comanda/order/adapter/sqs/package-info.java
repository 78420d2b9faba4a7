/**
 * Ring: adapters, context: order, technology: sqs. The messages that order sends and takes, in wire
 * records of its own. Forbidden here: the classes of other contexts, and deciding anything.
 */
@NullMarked
package dev.comanda.order.adapter.sqs;

import org.jspecify.annotations.NullMarked;
