package dev.comanda.order.application;

import dev.comanda.order.domain.CustomerId;
import dev.comanda.shared.application.Requester;

/** Who may see and cancel an order: whoever placed it, and the staff. */
final class Ownership {

  private Ownership() {}

  static boolean allows(Requester requester, CustomerId owner) {
    return requester.isStaff() || owner.value().equals(requester.subject());
  }
}
