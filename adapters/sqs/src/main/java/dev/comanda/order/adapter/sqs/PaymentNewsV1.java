package dev.comanda.order.adapter.sqs;

import java.time.Instant;
import java.util.UUID;

/** On the wire: something happened to an order's payment; the message's type says what. */
record PaymentNewsV1(UUID orderId, UUID paymentId, Instant occurredAt) {}
