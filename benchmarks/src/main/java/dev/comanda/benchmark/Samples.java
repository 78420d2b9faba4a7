package dev.comanda.benchmark;

import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderLine;
import dev.comanda.order.domain.OrderLines;
import dev.comanda.order.domain.ProductId;
import dev.comanda.order.domain.Quantity;
import dev.comanda.shared.domain.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Orders to store: two lines each, four rows, one message of about half a kilobyte. */
public final class Samples {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final CustomerId CUSTOMER = new CustomerId("ana");

  /** What everybody orders. */
  public static final OrderLines LINES =
      new OrderLines(
          List.of(
              new OrderLine(
                  new ProductId(new UUID(1, 1)), "X-Burger", Money.brl("22.90"), new Quantity(2)),
              new OrderLine(
                  new ProductId(new UUID(1, 2)), "Suco", Money.brl("9.50"), new Quantity(1))));

  private final AtomicLong microseconds = new AtomicLong();

  /**
   * The next order. No two are placed at the same time, so that a published message says which
   * order it is of by when it occurred.
   */
  public Order next() {
    Instant placedAt = at(microseconds.incrementAndGet());
    return Order.place(new OrderId(UUID.randomUUID()), CUSTOMER, LINES, placedAt);
  }

  /** The message that tells of such an order, as it goes over the wire. */
  public static String message() {
    OrderEvent placed = new Samples().next().events().getFirst();
    return new OrderMessages().messagesFor(placed).getFirst().body();
  }

  /** When the latest order was placed. */
  public Instant latest() {
    return at(microseconds.get());
  }

  private static Instant at(long microseconds) {
    return START.plus(microseconds, ChronoUnit.MICROS);
  }

  /** A key of its own for each order. */
  public static IdempotencyKey keyOf(Order order) {
    return new IdempotencyKey(order.getId().toString());
  }

  /**
   * @throws IllegalStateException if an order was not stored
   */
  public static void requireStored(boolean stored) {
    if (!stored) {
      throw new IllegalStateException("an order of the benchmark was stored before");
    }
  }
}
