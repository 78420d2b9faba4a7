package dev.comanda.order.application;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnershipTest {

  private static final Requester ANA = new Requester("ana", Role.CUSTOMER);
  private static final Requester BIA = new Requester("bia", Role.CUSTOMER);
  private static final Requester GUEST = new Requester("guest", Role.GUEST);
  private static final Requester OPERATOR = new Requester("operator", Role.OPERATOR);
  private static final Requester COOK = new Requester("cook", Role.EMPLOYEE);

  private final Order anas = anOrder().by("ana").paid();
  private final FakeOrders orders = new FakeOrders().having(anas);

  @Test
  void hides_orders_of_other_customers() {
    for (Requester stranger : List.of(BIA, GUEST, OPERATOR)) {
      assertThat(find(stranger)).as("%s", stranger).isEmpty();
      assertThat(list(stranger)).as("%s", stranger).isEmpty();
      assertThat(cancel(stranger)).isEqualTo(new CancelOrder.Outcome.NotFound());
    }
    assertThat(orders.find(anas.getId()).orElseThrow().state().status())
        .isEqualTo(OrderStatus.PAID);
  }

  @Test
  void shows_customers_their_own_orders() {
    assertThat(find(ANA)).isPresent();
    assertThat(list(ANA)).hasSize(1);
  }

  @Test
  void shows_the_staff_everybodys_orders() {
    assertThat(find(COOK)).isPresent();
    assertThat(list(COOK)).hasSize(1);
  }

  @Test
  void lets_customers_cancel_until_the_kitchen_begins() {
    assertThat(cancel(ANA)).isInstanceOf(CancelOrder.Outcome.Cancelled.class);
    assertThat(cancel(ANA)).isInstanceOf(CancelOrder.Outcome.Cancelled.class);
    assertThat(orders.events()).as("told once").hasSize(1);
  }

  @Test
  void lets_only_the_staff_cancel_what_is_in_the_kitchen() {
    orders.having(anOrder().by("ana").inPreparation());

    assertThat(cancel(ANA)).isEqualTo(new CancelOrder.Outcome.TooLate(OrderStatus.IN_PREPARATION));
    assertThat(cancel(COOK)).isInstanceOf(CancelOrder.Outcome.Cancelled.class);
  }

  private Optional<OrderSnapshot> find(Requester requester) {
    return OrderUseCases.findOrder(orders).find(new FindOrder.Query(requester, anas.getId()));
  }

  private List<OrderSnapshot> list(Requester requester) {
    return OrderUseCases.listOrders(orders)
        .list(new ListOrders.Query(requester, Optional.empty(), PageRequest.first(10)))
        .items();
  }

  private CancelOrder.Outcome cancel(Requester requester) {
    return OrderUseCases.cancelOrder(orders, () -> NOON)
        .cancel(new CancelOrder.Command(requester, anas.getId()));
  }
}
