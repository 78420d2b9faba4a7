package dev.comanda.identity.application;

import dev.comanda.identity.domain.CustomerSnapshot;
import dev.comanda.identity.domain.Email;
import dev.comanda.identity.domain.PersonName;
import dev.comanda.identity.domain.TaxId;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Takes down who a customer is, once per tax id. Anybody may ask: nobody is known before. */
@PrimaryPort
public interface RegisterCustomer {

  /**
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the store does not
   *     answer
   */
  Outcome register(Command command);

  /** Who they say they are. */
  record Command(TaxId taxId, PersonName name, Email email) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The customer is stored. */
    record Registered(CustomerSnapshot customer) implements Outcome {}

    /** The tax id has an account already, which stays as it is and is not shown. */
    record AlreadyKnown() implements Outcome {}
  }
}
