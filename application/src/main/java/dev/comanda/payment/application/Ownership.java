package dev.comanda.payment.application;

import dev.comanda.payment.domain.CustomerId;
import dev.comanda.shared.application.Requester;
import java.util.Optional;

/** Who may see a payment: whoever placed its order, and the staff. */
final class Ownership {

  private Ownership() {}

  static boolean allows(Requester requester, Optional<CustomerId> owner) {
    return requester.isStaff()
        || owner.map(CustomerId::value).filter(requester.subject()::equals).isPresent();
  }
}
