package dev.comanda.identity.domain;

import java.time.Instant;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * Somebody who registered at a kiosk, so that they can say who they are by their tax id. The tax id
 * is no secret: whoever knows it can order in the customer's name and see such orders, and nothing
 * else.
 */
public final class Customer implements AggregateRoot<Customer, SubjectId> {

  private final CustomerSnapshot snapshot;

  private Customer(CustomerSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Takes down a new customer. */
  public static Customer register(
      SubjectId subject, TaxId taxId, PersonName name, Email email, Instant at) {
    return new Customer(new CustomerSnapshot(subject, taxId, name, email, at));
  }

  /** Brings a stored customer back. */
  public static Customer rehydrate(CustomerSnapshot snapshot) {
    return new Customer(snapshot);
  }

  @Override
  public SubjectId getId() {
    return snapshot.subject();
  }

  /** By what they identify themselves; nobody else has it. */
  public TaxId taxId() {
    return snapshot.taxId();
  }

  /** All of it as data. */
  public CustomerSnapshot snapshot() {
    return snapshot;
  }
}
