package dev.comanda.payment.application;

import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.application.FindPayment.Query;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindPaymentTest {

  private static final Requester ANA = new Requester("ana", Role.CUSTOMER);
  private static final Requester BIA = new Requester("bia", Role.GUEST);
  private static final Requester KITCHEN = new Requester("kitchen", Role.EMPLOYEE);

  private final Payment payment = aPayment().of("ana").awaitingPayment();
  private final FindPayment find = PaymentUseCases.findPayment(new FakePayments().having(payment));

  @Test
  void shows_a_payment_to_its_owner_and_to_the_staff() {
    assertThat(find.find(new Query(ANA, payment.getId())).map(PaymentSnapshot::id))
        .contains(payment.getId());
    assertThat(find.find(new Query(KITCHEN, payment.getId()))).isPresent();
  }

  @Test
  void finds_a_payment_by_its_order() {
    OrderId order = payment.snapshot().order();

    assertThat(find.find(Query.ofOrder(ANA, order)).map(PaymentSnapshot::id))
        .contains(payment.getId());
  }

  @Test
  void hides_payments_of_others_as_if_there_were_none() {
    assertThat(find.find(new Query(BIA, payment.getId()))).isEmpty();
    assertThat(find.find(new Query(BIA, new PaymentId(new UUID(4, 4))))).isEmpty();
  }

  @Test
  void shows_a_payment_that_nobody_is_known_to_own_only_to_the_staff() {
    Payment unowned = aPayment().cancelledBeforehand();
    FindPayment ofUnowned = PaymentUseCases.findPayment(new FakePayments().having(unowned));

    assertThat(ofUnowned.find(new Query(ANA, unowned.getId()))).isEmpty();
    assertThat(ofUnowned.find(new Query(KITCHEN, unowned.getId()))).isPresent();
  }
}
