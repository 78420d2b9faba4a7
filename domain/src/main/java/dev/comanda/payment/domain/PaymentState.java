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
  PaymentStatus status();

  /** What the provider keeps for the payment, wherever it is known. */
  Optional<ProviderOrderId> knownProviderOrder();

  /**
   * Stored; the provider has been asked, or is about to be. Whether it has heard us is not known.
   *
   * @param cancellationWanted the order was cancelled meanwhile: what the provider opens has to be
   *     withdrawn at once
   */
  record Requested(boolean cancellationWanted) implements PaymentState {
    @Override
    public PaymentStatus status() {
      return PaymentStatus.REQUESTED;
    }

    @Override
    public Optional<ProviderOrderId> knownProviderOrder() {
      return Optional.empty();
    }
  }

  /**
   * The customer can pay.
   *
   * @param qrCode the text of the code that the customer scans
   * @param expiresAt until when
   */
  record AwaitingPayment(
      ProviderOrderId providerOrder, String qrCode, Instant expiresAt, Withdrawal withdrawal)
      implements PaymentState {
    @Override
    public PaymentStatus status() {
      return PaymentStatus.AWAITING_PAYMENT;
    }

    @Override
    public Optional<ProviderOrderId> knownProviderOrder() {
      return Optional.of(providerOrder);
    }
  }

  /** Paid: the money is with us. */
  record Approved(ProviderOrderId providerOrder, Instant approvedAt) implements PaymentState {
    @Override
    public PaymentStatus status() {
      return PaymentStatus.APPROVED;
    }

    @Override
    public Optional<ProviderOrderId> knownProviderOrder() {
      return Optional.of(providerOrder);
    }
  }

  /** There will be no payment, by the provider's decision. */
  record Rejected(Optional<ProviderOrderId> knownProviderOrder, RejectionReason reason)
      implements PaymentState {
    @Override
    public PaymentStatus status() {
      return PaymentStatus.REJECTED;
    }
  }

  /** Nobody paid in time. */
  record Expired(Optional<ProviderOrderId> knownProviderOrder) implements PaymentState {
    @Override
    public PaymentStatus status() {
      return PaymentStatus.EXPIRED;
    }
  }

  /** Withdrawn before it was paid, by us or at the provider. */
  record Cancelled(Optional<ProviderOrderId> knownProviderOrder) implements PaymentState {
    @Override
    public PaymentStatus status() {
      return PaymentStatus.CANCELLED;
    }
  }

  /**
   * The money has to go back, or is on its way.
   *
   * @param accepted whether the provider has said that it is on its way
   */
  record Refunding(ProviderOrderId providerOrder, boolean accepted) implements PaymentState {
    @Override
    public PaymentStatus status() {
      return PaymentStatus.REFUNDING;
    }

    @Override
    public Optional<ProviderOrderId> knownProviderOrder() {
      return Optional.of(providerOrder);
    }
  }

  /** The money went back: the end. */
  record Refunded(ProviderOrderId providerOrder) implements PaymentState {
    @Override
    public PaymentStatus status() {
      return PaymentStatus.REFUNDED;
    }

    @Override
    public Optional<ProviderOrderId> knownProviderOrder() {
      return Optional.of(providerOrder);
    }
  }
}
