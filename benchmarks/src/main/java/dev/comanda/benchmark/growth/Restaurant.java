package dev.comanda.benchmark.growth;

import dev.comanda.benchmark.Samples;
import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A busy restaurant, by the number of an order since it opened: one order every ten seconds, so
 * that 10 thousand are a day, a million are four months and 10 million are three years. The SQL of
 * {@link OrderStore} says the same.
 */
final class Restaurant {

  /** Everybody has ordered so often, however many they are. */
  static final int ORDERS_PER_CUSTOMER = 100;

  static final Instant OPENED = Instant.parse("2023-01-01T10:00:00Z");
  static final Duration PACE = Duration.ofSeconds(10);

  /** How many come in a day. */
  static final long ORDERS_PER_DAY = Duration.ofDays(1).dividedBy(PACE);

  private Restaurant() {}

  static Instant placedAt(long number) {
    return OPENED.plus(PACE.multipliedBy(number));
  }

  /** As of version 7: by time. */
  static UUID id(long number) {
    return new UUID(placedAt(number).toEpochMilli() << 16 | 0x7000L, Long.MIN_VALUE | number);
  }

  static Order order(long number, CustomerId customer) {
    return Order.place(new OrderId(id(number)), customer, Samples.LINES, placedAt(number));
  }

  static CustomerId customer(long customer) {
    return new CustomerId("customer-" + customer);
  }
}
