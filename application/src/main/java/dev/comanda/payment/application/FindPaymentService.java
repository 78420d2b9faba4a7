package dev.comanda.payment.application;

import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentSnapshot;
import java.util.Optional;

final class FindPaymentService implements FindPayment {

  private final Payments payments;

  FindPaymentService(Payments payments) {
    this.payments = payments;
  }

  @Override
  public Optional<PaymentSnapshot> find(Query query) {
    return payments
        .find(query.payment())
        .filter(payment -> Ownership.allows(query.requester(), payment.customer()))
        .map(Payment::snapshot);
  }
}
