package dev.comanda.order.adapter.postgres;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.application.OrderPosition;
import dev.comanda.order.application.Orders;
import dev.comanda.order.application.TestMessages;
import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.TestDatabase;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.Configuration;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** How often the adapter talks to the database. */
class JooqOrderReadModelTest {

  private final List<String> statements = new ArrayList<>();
  private final Orders orders =
      new PostgresOrders(DSL.using(listening()), TestMessages::of, () -> {});
  private final String customer = "ana-" + UUID.randomUUID();

  @Test
  void uses_one_query_per_page() throws Exception {
    for (int i = 0; i < 5; i++) {
      Order order = order();
      orders.add(order, new IdempotencyKey(order.getId().toString()));
    }

    Page<OrderSnapshot, OrderPosition> page =
        counted(
            1,
            () ->
                orders.list(
                    Optional.of(new CustomerId(customer)), Optional.empty(), PageRequest.first(4)));

    assertThat(page.items())
        .hasSize(4)
        .allMatch(order -> order.lines().lines().size() == 2 && order.history().size() == 1);
  }

  @Test
  void uses_one_query_to_find_an_order_with_all_its_parts() throws Exception {
    Order order = order();
    orders.add(order, new IdempotencyKey("k"));

    counted(1, () -> orders.find(order.getId()));
    counted(1, () -> orders.placedUnder(new IdempotencyKey("k"), new CustomerId(customer)));
  }

  @Test
  void uses_one_statement_to_store_an_order_with_all_its_parts_and_messages() throws Exception {
    Order order = order();

    assertThat(counted(1, () -> orders.add(order, new IdempotencyKey("k")))).isTrue();
    Order found = orders.find(order.getId()).orElseThrow();
    found.confirmPayment(PAYMENT, NOON);
    counted(
        1,
        () -> {
          orders.save(found);
          return true;
        });
  }

  private Order order() {
    return anOrder().by(customer).withId(new OrderId(UUID.randomUUID())).placed();
  }

  private <T> T counted(int expected, Callable<T> step) throws Exception {
    statements.clear();
    T answer = step.call();
    assertThat(statements).hasSize(expected);
    return answer;
  }

  private Configuration listening() {
    Configuration configuration =
        Jooq.on(TestDatabase.embedded().orders()).configuration().derive();
    configuration.set(
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext statement) {
            statements.add(statement.sql());
          }
        });
    return configuration;
  }
}
