package dev.comanda.identity.application;

import dev.comanda.identity.domain.TaxId;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Lets a customer in at a kiosk: by tax id, which is no secret and opens nothing but the customer's
 * own orders, or as a guest.
 */
@PrimaryPort
public interface IdentifyCustomer {

  /**
   * Lets a registered customer in.
   *
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the store does not
   *     answer
   */
  Outcome identify(Command command);

  /**
   * Lets a guest in. Each guest is somebody new, and their orders are theirs as long as they hold
   * the token.
   */
  AccessToken admitGuest();

  /** Who they say they are. */
  record Command(TaxId taxId) {}

  /** What became of it. */
  sealed interface Outcome {

    /** They are a customer. */
    record Identified(AccessToken token) implements Outcome {}

    /** The tax id has no account; nothing else is told. */
    record Unknown() implements Outcome {}
  }
}
