package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.ProductId;
import dev.comanda.shared.application.Requester;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Takes a product off the menu. It is not deleted, because orders refer to it; but nobody finds or
 * orders it any more, and its name is free.
 */
@PrimaryPort
@FunctionalInterface
public interface WithdrawProduct {

  /** Withdraws it; doing it twice is harmless. */
  Outcome withdraw(Command command);

  /** Who withdraws what. */
  record Command(Requester requester, ProductId product) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The product is off the menu, now or before. */
    record Withdrawn() implements Outcome {}

    /** There never was such a product. */
    record NotFound() implements Outcome {}

    /** Only the staff maintains the menu. */
    record Forbidden() implements Outcome {}
  }
}
