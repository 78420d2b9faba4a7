package dev.comanda.payment.adapter.sqs;

import java.time.Instant;
import java.util.UUID;

/** On the wire: something happened to a payment; the message's type says what. */
record PaymentNewsV1(UUID orderId, UUID paymentId, Instant occurredAt) {}
