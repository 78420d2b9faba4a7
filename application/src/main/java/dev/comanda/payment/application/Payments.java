package dev.comanda.payment.application;

import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.ProviderOrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * All payments.
 *
 * <p>Promise: {@code add} and {@code save} store the payment's new state together with the messages
 * that tell of its events, or neither. What is found is a copy: changing it changes nothing until
 * it is saved. Failure: {@link dev.comanda.shared.application.DependencyUnavailableException}.
 * Consistency: {@code find} sees every write that was answered before; {@code madeAt} and {@code
 * due} may lag behind by seconds, which is why they answer ids. Contract test: {@code
 * PaymentsContract}.
 */
@SecondaryPort
public interface Payments {

  /** The payment, as it was last stored. */
  Optional<Payment> find(PaymentId id);

  /** The payment for which the provider keeps an order. */
  Optional<PaymentId> madeAt(ProviderOrderId providerOrder);

  /**
   * Stores a new payment.
   *
   * @return whether it was stored: not if there is one with the same id
   */
  boolean add(Payment payment);

  /**
   * Stores a changed payment.
   *
   * @throws dev.comanda.shared.application.ConcurrentChangeException if it was stored by somebody
   *     else since it was found; nothing is stored then
   */
  void save(Payment payment);

  /**
   * Payments whose next check is due, those that have been due longest first.
   *
   * @param now due are checks at this moment and before
   * @param max at most this many, 1 to 100
   */
  List<PaymentId> due(Instant now, int max);
}
