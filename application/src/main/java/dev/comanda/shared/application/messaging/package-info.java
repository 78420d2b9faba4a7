/**
 * Ring: application. How messages leave and enter a context, without a word about what they say or
 * what carries them: {@code save} stores them in the {@link
 * dev.comanda.shared.application.messaging.Outbox}, a relay hands them to the {@link
 * dev.comanda.shared.application.messaging.MessagePublisher}, a consumer hands what arrives to a
 * {@link dev.comanda.shared.application.messaging.MessageHandler}, and what nobody can handle waits
 * among the {@link dev.comanda.shared.application.messaging.DeadLetters} for an operator.
 */
@NullMarked
package dev.comanda.shared.application.messaging;

import org.jspecify.annotations.NullMarked;
