package dev.comanda.payment.domain;

import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Where a payment stands, each state with the data that exists only then: {@code Requested ->
 * AwaitingPayment -> Approved}, or {@code Rejected | Expired | Cancelled}; {@code Refunding ->
 * Refunded} where money has to go back.
 */
public sealed interface PaymentState extends ValueObject {

  /** The state's name. */
  default PaymentStatus status() {
    return switch (this) {
      case Requested _ -> PaymentStatus.REQUESTED;
      case AwaitingPayment _ -> PaymentStatus.AWAITING_PAYMENT;
      case Approved _ -> PaymentStatus.APPROVED;
      case Rejected _ -> PaymentStatus.REJECTED;
      case Expired _ -> PaymentStatus.EXPIRED;
      case Cancelled _ -> PaymentStatus.CANCELLED;
      case Refunding _ -> PaymentStatus.REFUNDING;
      case Refunded _ -> PaymentStatus.REFUNDED;
    };
  }

  /** What the provider keeps for the payment, wherever it is known. */
  default Optional<ProviderOrderId> knownProviderOrder() {
    return switch (this) {
      case Requested _ -> Optional.empty();
      case AwaitingPayment awaiting -> Optional.of(awaiting.providerOrder());
      case Approved approved -> Optional.of(approved.providerOrder());
      case Rejected rejected -> rejected.knownProviderOrder();
      case Expired expired -> expired.knownProviderOrder();
      case Cancelled cancelled -> cancelled.knownProviderOrder();
      case Refunding refunding -> Optional.of(refunding.providerOrder());
      case Refunded refunded -> Optional.of(refunded.providerOrder());
    };
  }

  /**
   * Stored; the provider has been asked, or is about to be. Whether it has heard us is not known.
   *
   * @param cancellationWanted the order was cancelled meanwhile: what the provider opens has to be
   *     withdrawn at once
   */
  record Requested(boolean cancellationWanted) implements PaymentState {}

  /**
   * The customer can pay.
   *
   * @param qrCode the text of the code that the customer scans
   * @param expiresAt until when
   */
  record AwaitingPayment(
      ProviderOrderId providerOrder, String qrCode, Instant expiresAt, Withdrawal withdrawal)
      implements PaymentState {}

  /** Paid: the money is with us. */
  record Approved(ProviderOrderId providerOrder, Instant approvedAt) implements PaymentState {}

  /** There will be no payment, by the provider's decision. */
  record Rejected(Optional<ProviderOrderId> knownProviderOrder, RejectionReason reason)
      implements PaymentState {}

  /** Nobody paid in time. */
  record Expired(Optional<ProviderOrderId> knownProviderOrder) implements PaymentState {}

  /** Withdrawn before it was paid, by us or at the provider. */
  record Cancelled(Optional<ProviderOrderId> knownProviderOrder) implements PaymentState {}

  /**
   * The money has to go back, or is on its way.
   *
   * @param accepted whether the provider has said that it is on its way
   */
  record Refunding(ProviderOrderId providerOrder, boolean accepted) implements PaymentState {}

  /** The money went back: the end. */
  record Refunded(ProviderOrderId providerOrder) implements PaymentState {}
}
