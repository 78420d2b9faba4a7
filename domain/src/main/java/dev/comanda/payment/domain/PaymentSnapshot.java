package dev.comanda.payment.domain;

import dev.comanda.payment.domain.PaymentState.AwaitingPayment;
import dev.comanda.shared.domain.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All of a payment as data, for those who store or show it.
 *
 * @param customer empty only where the cancellation came before the order itself
 * @param items empty only where the cancellation came before the order itself
 * @param attempt the number in the key of the next request to cancel or refund, from 1; it grows
 *     when the provider has answered that it will not, never when an answer was lost
 * @param nextCheck when to ask the provider by ourselves; empty where nothing is open any more
 * @param version how often the payment has been stored; 0 before the first time
 */
public record PaymentSnapshot(
    PaymentId id,
    OrderId order,
    Optional<CustomerId> customer,
    Money amount,
    List<PaymentItem> items,
    Instant requestedAt,
    PaymentState state,
    int attempt,
    Optional<Quarantine> quarantine,
    Optional<Check> nextCheck,
    long version) {

  /** Copies the items, so that nobody changes a snapshot afterwards. */
  public PaymentSnapshot {
    items = List.copyOf(items);
  }

  /** The state's name. */
  public PaymentStatus status() {
    return state.status();
  }

  /** What the provider keeps for the payment, wherever it is known. */
  public Optional<ProviderOrderId> providerOrder() {
    return state.knownProviderOrder();
  }

  /** What the customer scans: only while paying is possible and wanted. */
  public Optional<String> qrCode() {
    return payable().map(AwaitingPayment::qrCode);
  }

  /** Until when the customer can pay: only while paying is possible and wanted. */
  public Optional<Instant> expiresAt() {
    return payable().map(AwaitingPayment::expiresAt);
  }

  private Optional<AwaitingPayment> payable() {
    return state instanceof AwaitingPayment awaiting && awaiting.withdrawal() == Withdrawal.NONE
        ? Optional.of(awaiting)
        : Optional.empty();
  }
}
