package dev.comanda.benchmark.growth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the tables of orders by the server itself: two lines and a whole history each, and nothing
 * left to publish. Indexes are taken off meanwhile and put back as the server describes them, so
 * that they are those of the migrations.
 */
final class BulkLoad {

  /** So many orders are paid and not yet prepared, however long the restaurant has been open. */
  private static final int PAID = 200;

  private static final String OF_ORDERS =
      """
      ('orders.customer_order'::regclass, 'orders.order_line'::regclass, 'orders.order_history'::regclass)
      """;

  private final Statement statement;

  private BulkLoad(Statement statement) {
    this.statement = statement;
  }

  /** As the owner of the tables; of millions it takes minutes. */
  static void run(Connection owner, long orders) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      new BulkLoad(statement).run(orders);
    }
  }

  private void run(long orders) throws SQLException {
    execute("set synchronous_commit = off");
    execute("set maintenance_work_mem = '512MB'");
    // Primary keys before what refers to them.
    String constraints =
        "from pg_constraint where contype in ('p', 'u', 'f') and conrelid in "
            + OF_ORDERS
            + " order by contype <> 'f'";
    List<String> withoutIndexes =
        answers(
            "select format('alter table %s drop constraint %I', conrelid::regclass, conname) "
                + constraints);
    List<String> withIndexes =
        answers(
            "select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) "
                + constraints
                + " desc");
    String indexes = " from pg_index where not indisunique and indrelid in " + OF_ORDERS;
    withoutIndexes.addAll(
        answers("select format('drop index %s', indexrelid::regclass)" + indexes));
    withIndexes.addAll(answers("select pg_get_indexdef(indexrelid)" + indexes));
    for (String command : withoutIndexes) {
      execute(command);
    }
    fill(orders);
    for (String command : withIndexes) {
      execute(command);
    }
    execute("vacuum (analyze) orders.customer_order, orders.order_line, orders.order_history");
  }

  /** As {@link Restaurant} says it in Java. */
  private void fill(long orders) throws SQLException {
    execute(
        """
        insert into orders.customer_order
          (id, customer_id, idempotency_key, placed_at, status, payment_id, version)
        select id, 'customer-' || mod(n, %2$d), md5(n::text), placed_at,
               case when n < %1$d - %3$d then 'DELIVERED' else 'PAID' end, id, 6
        from (
          select n, to_timestamp(milliseconds / 1000.0) as placed_at,
                 (lpad(to_hex(milliseconds), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid as id
          from (select n, %4$d + n * %5$d as milliseconds from generate_series(0, %1$d - 1::bigint) n) numbered
        ) placed
        """
            .formatted(
                orders,
                orders / Restaurant.ORDERS_PER_CUSTOMER,
                PAID,
                Restaurant.OPENED.toEpochMilli(),
                Restaurant.PACE.toMillis()));
    // Else the planner might walk over the orders once for each of their lines.
    execute("analyze orders.customer_order");
    execute(
        """
        insert into orders.order_line
          (order_id, position, product_id, name, unit_price, currency, quantity)
        select id, line.* from orders.customer_order, (values
          (0::smallint, '00000000-0000-0001-0000-000000000001'::uuid, 'X-Burger', 22.90, 'BRL', 2::smallint),
          (1::smallint, '00000000-0000-0001-0000-000000000002'::uuid, 'Suco', 9.50, 'BRL', 1::smallint)) line
        """);
    execute(
        """
        insert into orders.order_history (order_id, position, status, happened_at)
        select id, entry.position, entry.status, placed_at + entry.position * interval '1 minute'
        from orders.customer_order o, (values
          (0::smallint, 'PLACED'), (1::smallint, 'AWAITING_PAYMENT'), (2::smallint, 'PAID'),
          (3::smallint, 'IN_PREPARATION'), (4::smallint, 'READY'), (5::smallint, 'DELIVERED')) entry (position, status)
        where o.status = 'DELIVERED' or entry.position <= 2
        """);
  }

  private List<String> answers(String query) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }

  private void execute(String command) throws SQLException {
    statement.execute(command);
  }
}
