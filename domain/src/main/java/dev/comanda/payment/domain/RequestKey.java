package dev.comanda.payment.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * The name of a request to the provider: asking again under the same key does nothing twice. It
 * follows from what is stored, so that it survives a crash between asking and hearing the answer.
 */
public record RequestKey(String value) implements ValueObject {

  @Override
  public String toString() {
    return value;
  }
}
