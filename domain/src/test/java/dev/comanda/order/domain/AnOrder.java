package dev.comanda.order.domain;

import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The words in which tests speak of orders: {@code anOrder().by("ana").awaitingPayment()}. */
public final class AnOrder {

  /** When test orders are placed. */
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** The payment of test orders. */
  public static final PaymentId PAYMENT = new PaymentId(new UUID(7, 7));

  /** Something to eat. */
  public static final ProductId BURGER = new ProductId(new UUID(1, 1));

  /** Something to drink. */
  public static final ProductId JUICE = new ProductId(new UUID(1, 2));

  private OrderId id = new OrderId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L));
  private CustomerId customer = new CustomerId("ana");
  private Instant placedAt = NOON;
  private OrderLines lines =
      new OrderLines(
          List.of(
              new OrderLine(BURGER, "X-Burger", Money.brl("22.90"), new Quantity(2)),
              new OrderLine(JUICE, "Suco de laranja", Money.brl("9.50"), new Quantity(1))));

  private AnOrder() {}

  /** Two burgers and a juice for Ana, placed at noon. */
  public static AnOrder anOrder() {
    return new AnOrder();
  }

  /** With another id. */
  public AnOrder withId(OrderId other) {
    id = other;
    return this;
  }

  /** For somebody else. */
  public AnOrder by(String subject) {
    customer = new CustomerId(subject);
    return this;
  }

  /** At another time. */
  public AnOrder placedAt(Instant at) {
    placedAt = at;
    return this;
  }

  /** Of something else. */
  public AnOrder of(OrderLine... other) {
    lines = new OrderLines(List.of(other));
    return this;
  }

  /** Just placed. */
  public Order placed() {
    return Order.place(id, customer, lines, placedAt);
  }

  /** The customer can pay. */
  public Order awaitingPayment() {
    Order order = placed();
    order.awaitPayment(PAYMENT, later(1));
    return order;
  }

  /** Paid and released. */
  public Order paid() {
    Order order = awaitingPayment();
    order.confirmPayment(PAYMENT, later(2));
    return order;
  }

  /** In the kitchen. */
  public Order inPreparation() {
    Order order = paid();
    order.startPreparation(later(3));
    return order;
  }

  /** At the counter. */
  public Order ready() {
    Order order = inPreparation();
    order.completePreparation(later(3), later(4));
    return order;
  }

  /** Handed over. */
  public Order delivered() {
    Order order = ready();
    order.handOver(later(3), later(4), later(5));
    return order;
  }

  /** Called off by its customer before the payment was known. */
  public Order cancelled() {
    Order order = placed();
    order.cancelByCustomer(later(1));
    return order;
  }

  private Instant later(int minutes) {
    return placedAt.plus(Duration.ofMinutes(minutes));
  }
}
