package dev.comanda.payment.domain;

import org.jmolecules.ddd.types.ValueObject;

/** What has to be asked of the provider next, until it is answered. */
public sealed interface ProviderRequest extends ValueObject {

  /** The same until the provider has answered; see {@link RequestKey}. */
  RequestKey key();

  /** Opens an order that the customer can pay. */
  record Create(RequestKey key) implements ProviderRequest {}

  /** Withdraws it. */
  record Cancel(ProviderOrderId providerOrder, RequestKey key) implements ProviderRequest {}

  /** Returns the money. */
  record Refund(ProviderOrderId providerOrder, RequestKey key) implements ProviderRequest {}
}
