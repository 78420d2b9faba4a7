package dev.comanda.payment.domain;

import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The words in which tests speak of payments: {@code aPayment().of("bia").approved()}. */
public final class APayment {

  /** When test payments are requested. */
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** What test payments cost. */
  public static final Money AMOUNT = Money.brl("55.30");

  /** The order at the provider of test payments. */
  public static final ProviderOrderId PROVIDER_ORDER =
      new ProviderOrderId("ORD01KAQ5T2M8V7R3WX9YZB4CDEFG");

  /** What the customer of test payments scans. */
  public static final String QR_CODE = "00020101021226540014br.gov.bcb.pix";

  /** What is paid for. */
  public static final List<PaymentItem> ITEMS =
      List.of(
          new PaymentItem(new ProductId(new UUID(1, 1)), "X-Burger", Money.brl("22.90"), 2),
          new PaymentItem(new ProductId(new UUID(1, 2)), "Suco de laranja", Money.brl("9.50"), 1));

  private OrderId order = new OrderId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L));
  private CustomerId customer = new CustomerId("ana");
  private ProviderOrderId providerOrder = PROVIDER_ORDER;
  private Instant requestedAt = NOON;

  private APayment() {}

  /** Ana's payment for two burgers and a juice, requested at noon. */
  public static APayment aPayment() {
    return new APayment();
  }

  /** For another order. */
  public APayment forOrder(OrderId other) {
    order = other;
    return this;
  }

  /** Of somebody else. */
  public APayment of(String subject) {
    customer = new CustomerId(subject);
    return this;
  }

  /** Kept under another name at the provider. */
  public APayment keptAs(ProviderOrderId other) {
    providerOrder = other;
    return this;
  }

  /** Requested at another time. */
  public APayment requestedAt(Instant other) {
    requestedAt = other;
    return this;
  }

  /** What the provider says of it, with everything as it should be. */
  public ProviderOrder report(ProviderStatus status) {
    return report(status, Optional.of(AMOUNT));
  }

  /** What the provider says of it, with another amount. */
  public ProviderOrder report(ProviderStatus status, Optional<Money> amount) {
    return new ProviderOrder(
        providerOrder,
        PaymentId.of(order).toString(),
        amount,
        status,
        Optional.of(QR_CODE),
        Optional.of(requestedAt.plus(Payment.TIME_TO_PAY)));
  }

  /** Stored, and not yet open at the provider. */
  public Payment requested() {
    return Payment.request(order, customer, AMOUNT, ITEMS, requestedAt);
  }

  /** Its order was cancelled before the provider had answered. */
  public Payment requestedAndCancelled() {
    Payment payment = requested();
    payment.cancel(later(1));
    return payment;
  }

  /** The customer can pay. */
  public Payment awaitingPayment() {
    return after(ProviderStatus.OPEN);
  }

  /** The customer could pay, but the order is cancelled. */
  public Payment beingWithdrawn() {
    Payment payment = awaitingPayment();
    payment.cancel(later(2));
    return payment;
  }

  /** The customer did not pay in time, and the provider has not noticed. */
  public Payment overdue() {
    Payment payment = awaitingPayment();
    payment.record(report(ProviderStatus.OPEN), later(16));
    return payment;
  }

  /** Paid. */
  public Payment approved() {
    return after(ProviderStatus.PAID);
  }

  /** Failed at the provider. */
  public Payment rejected() {
    return after(ProviderStatus.FAILED);
  }

  /** Not paid in time. */
  public Payment expired() {
    return after(ProviderStatus.EXPIRED);
  }

  /** Withdrawn at the provider. */
  public Payment cancelled() {
    return after(ProviderStatus.CANCELLED);
  }

  /** Cancelled before it was asked for. */
  public Payment cancelledBeforehand() {
    return Payment.cancelledBeforehand(order, AMOUNT, requestedAt);
  }

  /** Paid, and its order was cancelled afterwards. */
  public Payment refunding() {
    Payment payment = approved();
    payment.cancel(later(3));
    return payment;
  }

  /** The money is on its way back. */
  public Payment refundAccepted() {
    Payment payment = refunding();
    payment.record(report(ProviderStatus.REFUND_PENDING), later(3));
    return payment;
  }

  /** The money went back. */
  public Payment refunded() {
    Payment payment = refunding();
    payment.record(report(ProviderStatus.REFUNDED), later(4));
    return payment;
  }

  /** About to be paid, but the provider names another amount. */
  public Payment quarantined() {
    Payment payment = awaitingPayment();
    payment.record(report(ProviderStatus.PAID, Optional.of(Money.brl("0.01"))), later(2));
    return payment;
  }

  private Payment after(ProviderStatus status) {
    Payment payment = requested();
    payment.record(report(ProviderStatus.OPEN), later(1));
    if (status != ProviderStatus.OPEN) {
      payment.record(report(status), later(2));
    }
    return payment;
  }

  private Instant later(int minutes) {
    return requestedAt.plus(Duration.ofMinutes(minutes));
  }
}
