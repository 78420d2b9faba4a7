package dev.comanda.payment.domain;

import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/**
 * The mark of a payment about which the provider says something that does not fit: a person has to
 * look. Nothing follows from what does not fit.
 *
 * @param providerOrder what does not fit
 * @param at when that was first seen
 */
public record Quarantine(ProviderOrderId providerOrder, Mismatch mismatch, Instant at)
    implements ValueObject {

  /** What does not fit. */
  public enum Mismatch {
    /** It was opened for something else than this payment. */
    REFERENCE,
    /** It is about another amount or currency. */
    AMOUNT,
    /** It is another one than the payment's. */
    PROVIDER_ORDER
  }
}
