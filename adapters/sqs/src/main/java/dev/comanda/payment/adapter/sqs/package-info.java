/**
 * Ring: adapters, context: payment, technology: sqs. The messages that payment sends and takes, in
 * wire records of its own. Forbidden here: the classes of other contexts, and deciding anything.
 */
@NullMarked
package dev.comanda.payment.adapter.sqs;

import org.jspecify.annotations.NullMarked;
