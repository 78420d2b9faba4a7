package dev.comanda.payment.application;

import java.time.InstantSource;

/**
 * Puts the use cases of payments together from what they need. The services behind the ports are
 * nobody's business but this package's.
 */
public final class PaymentUseCases {

  private PaymentUseCases() {}

  /** See {@link RequestPayment}. */
  public static RequestPayment requestPayment(
      Payments payments, PaymentGateway gateway, InstantSource clock) {
    return new RequestPaymentService(
        payments, new ProviderDialogue(payments, gateway, clock), clock);
  }

  /** See {@link CancelPayment}. */
  public static CancelPayment cancelPayment(
      Payments payments, PaymentGateway gateway, InstantSource clock) {
    return new CancelPaymentService(
        payments, new ProviderDialogue(payments, gateway, clock), clock);
  }

  /** See {@link RecordProviderNotification}. */
  public static RecordProviderNotification recordProviderNotification(
      Payments payments, PaymentGateway gateway, InstantSource clock) {
    return new RecordProviderNotificationService(
        payments, gateway, new ProviderDialogue(payments, gateway, clock));
  }

  /** See {@link FindPayment}. */
  public static FindPayment findPayment(Payments payments) {
    return new FindPaymentService(payments);
  }

  /** See {@link ReconcilePayments}. */
  public static ReconcilePayments reconcilePayments(
      Payments payments, PaymentGateway gateway, InstantSource clock) {
    return new ReconcilePaymentsService(
        payments, new ProviderDialogue(payments, gateway, clock), clock);
  }
}
