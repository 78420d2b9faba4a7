package dev.comanda.payment.adapter.sqs;

import java.util.UUID;

/**
 * On the wire: an order was called off. When that was makes no difference to its payment.
 *
 * @param amount what it would have cost, a decimal number such as {@code 22.90}
 * @param currency ISO 4217
 */
record OrderCancelledV1(UUID orderId, String amount, String currency) {}
