/**
 * Ring: adapters, context: production, technology: sqs. The messages that production sends and
 * takes, in wire records of its own. Forbidden here: the classes of other contexts, and deciding
 * anything.
 */
@NullMarked
package dev.comanda.production.adapter.sqs;

import org.jspecify.annotations.NullMarked;
