package dev.comanda.order.adapter.postgres;

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
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.TestDatabase;
import dev.comanda.shared.application.PageRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What history costs: no statement reads a table from one end to the other, however long the
 * restaurant has been open. Asked of the planner, on tables with {@value #ORDERS} orders, and with
 * the messages that wait while the queues are down.
 */
class StatementPlansTest {

  private static final int ORDERS = 50_000;
  private static final TestDatabase DATABASE = TestDatabase.embedded();
  private static final Pattern WHOLE_TABLE =
      Pattern.compile("Seq Scan on (customer_order|order_line|order_history|outbox)\\b");

  private final Map<String, List<String>> statements = new LinkedHashMap<>();
  private String call = "";

  @BeforeAll
  static void open_for_years() throws SQLException {
    asOwner(
        """
        insert into orders.customer_order
          (id, customer_id, idempotency_key, placed_at, status, payment_id, version)
        select gen_random_uuid(), 'bulk-' || mod(n, 5000), 'bulk-' || n,
               timestamptz '2020-01-01 12:00Z' + n * interval '1 minute',
               case when mod(n, 100) = 0 then 'PAID' else 'DELIVERED' end, gen_random_uuid(), 1
        from generate_series(1, %d) n
        """
            .formatted(ORDERS),
        """
        insert into orders.order_line
          (order_id, position, product_id, name, unit_price, currency, quantity)
        select id, position, gen_random_uuid(), 'Bulk', 1, 'BRL', 1
        from orders.customer_order, generate_series(0, 1) position
        where customer_id like 'bulk-%'
        """,
        """
        insert into orders.order_history (order_id, position, status, happened_at)
        select id, position, 'PLACED', placed_at
        from orders.customer_order, generate_series(0, 1) position
        where customer_id like 'bulk-%'
        """,
        """
        insert into orders.outbox (id, queue, type, occurred_at, body)
        select gen_random_uuid(), 'bulk', 'bulk', timestamptz '2020-01-01 12:00Z', 'bulk'
        from generate_series(1, 20000)
        """,
        "analyze orders.customer_order, orders.order_line, orders.order_history, orders.outbox");
  }

  @AfterAll
  static void leave_it_as_it_was() throws SQLException {
    String bulk = "(select id from orders.customer_order where customer_id like 'bulk-%')";
    asOwner(
        "delete from orders.outbox where queue = 'bulk'",
        "delete from orders.order_history where order_id in " + bulk,
        "delete from orders.order_line where order_id in " + bulk,
        "delete from orders.customer_order where customer_id like 'bulk-%'",
        "analyze orders.customer_order, orders.order_line, orders.order_history, orders.outbox");
  }

  @Test
  void no_statement_reads_a_whole_table() throws SQLException {
    everythingThatIsDone();

    assertThat(statements.keySet()).hasSizeGreaterThan(10);
    try (Connection connection = DATABASE.orders().getConnection()) {
      for (Map.Entry<String, List<String>> made : statements.entrySet()) {
        assertThat(made.getValue()).as(made.getKey()).isNotEmpty();
        for (String statement : made.getValue()) {
          assertThat(plan(connection, statement))
              .as("%s: %s", made.getKey(), statement)
              .contains("Index")
              .doesNotContainPattern(WHOLE_TABLE);
        }
      }
    }
  }

  /** Else the test above could not fail. */
  @Test
  void a_statement_without_an_index_would_be_seen() throws SQLException {
    try (Connection connection = DATABASE.orders().getConnection()) {
      assertThat(plan(connection, "select * from orders.customer_order where payment_id is null"))
          .containsPattern(WHOLE_TABLE);
    }
  }

  private void everythingThatIsDone() {
    DSLContext sql = DSL.using(listening());
    Orders orders = new PostgresOrders(sql, TestMessages::of, () -> {});
    PostgresOutbox outbox = new PostgresOutbox(sql);
    CustomerId customer = new CustomerId("bulk-100");
    OrderPosition position =
        new OrderPosition(Instant.parse("2020-01-20T12:00:00Z"), new OrderId(UUID.randomUUID()));
    Order order =
        anOrder().withId(new OrderId(UUID.randomUUID())).by("ana-" + UUID.randomUUID()).placed();

    call = "add";
    assertThat(orders.add(order, new IdempotencyKey("k"))).isTrue();
    call = "placedUnder";
    assertThat(orders.placedUnder(new IdempotencyKey("bulk-100"), customer)).isPresent();
    call = "find";
    Order found = orders.find(order.getId()).orElseThrow();
    call = "save";
    found.confirmPayment(PAYMENT, Instant.parse("2026-07-01T12:00:00Z"));
    orders.save(found);
    for (Optional<CustomerId> of : List.of(Optional.of(customer), Optional.<CustomerId>empty())) {
      for (Optional<OrderStatus> in :
          List.of(Optional.of(OrderStatus.PAID), Optional.<OrderStatus>empty())) {
        call = "list of %s in %s".formatted(of, in);
        assertThat(orders.list(of, in, PageRequest.first(20)).items()).isNotEmpty();
        call = "next page of %s in %s".formatted(of, in);
        orders.list(of, in, new PageRequest<>(Optional.of(position), 20));
      }
    }
    call = "claim";
    var claimed = outbox.claim(10, Duration.ofSeconds(30));
    call = "oldest";
    assertThat(outbox.oldest()).isPresent();
    call = "confirm";
    outbox.confirm(claimed);
  }

  private Configuration listening() {
    Configuration configuration = Jooq.on(DATABASE.orders()).configuration().derive();
    configuration.set(
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext statement) {
            String text =
                DSL.using(statement.dialect())
                    .renderInlined(Objects.requireNonNull(statement.query()));
            statements.computeIfAbsent(call, _ -> new ArrayList<>()).add(text);
          }
        });
    return configuration;
  }

  private static String plan(Connection connection, String statement) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Statement explain = connection.createStatement();
        ResultSet lines = explain.executeQuery("explain " + statement)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  private static void asOwner(String... statements) throws SQLException {
    try (Connection connection = DATABASE.owner().getConnection();
        Statement statement = connection.createStatement()) {
      // What takes longer than any statement of ours may.
      statement.execute("set statement_timeout = 0");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
