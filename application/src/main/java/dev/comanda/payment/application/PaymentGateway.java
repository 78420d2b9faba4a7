package dev.comanda.payment.application;

import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.RequestKey;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * The payment provider.
 *
 * <p>Promise: a request that is repeated under its key is done once. What is answered was read at
 * the provider during the call, except by {@code create} under a key that was used before, which
 * may answer what it answered then. Failure: {@link
 * dev.comanda.shared.application.DependencyUnavailableException}, also where the provider refuses
 * our credentials; whether the request was done is not known then, and it is repeated under the
 * same key. Consistency: {@code find} sees what was answered before. Contract test: {@code
 * PaymentGatewayContract}.
 */
@SecondaryPort
public interface PaymentGateway {

  /**
   * Opens an order that the customer can pay for {@link
   * dev.comanda.payment.domain.Payment#TIME_TO_PAY}; its reference is the payment's id.
   */
  Creation create(PaymentSnapshot payment, RequestKey key);

  /** Reads what the provider keeps. */
  Reading find(ProviderOrderId id);

  /** Withdraws an order that nobody has paid. */
  Answer cancel(ProviderOrderId id, RequestKey key);

  /** Returns all the money of an order that was paid; it may take the provider a while. */
  Answer refund(ProviderOrderId id, RequestKey key);

  /** What came of asking for an order. */
  sealed interface Creation {

    /** It is open, with the code that the customer scans. */
    record Created(ProviderOrder order) implements Creation {}

    /**
     * The provider will never open it: it does not accept what was asked for.
     *
     * @param code the provider's word for why, without personal data
     */
    record Declined(String code) implements Creation {}
  }

  /** What came of reading. */
  sealed interface Reading {

    /** The provider keeps this. */
    record Found(ProviderOrder order) implements Reading {}

    /** The provider keeps nothing under that name, or does not show it to us. */
    record Unknown() implements Reading {}
  }

  /** What came of asking for a change. */
  sealed interface Answer {

    /** The provider has taken it; this is how things are now. */
    record Taken(ProviderOrder order) implements Answer {}

    /**
     * The provider will not do it as things are now: reading tells how they are.
     *
     * @param code the provider's word for why, without personal data
     */
    record NotPossible(String code) implements Answer {}
  }
}
