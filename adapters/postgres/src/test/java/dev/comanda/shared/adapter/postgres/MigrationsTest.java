package dev.comanda.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.catalog.adapter.postgres.CatalogSchema;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.order.adapter.postgres.OrdersSchema;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Meta;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrations of production on the database of production: there are no others (G-06). */
class MigrationsTest {

  private static final TestDatabase DATABASE = TestDatabase.embedded();
  private static final SchemaMigration CATALOG =
      CatalogSchema.migration(TestDatabase.role(DevelopmentCredentials.CATALOG_SERVICE));
  private static final SchemaMigration ORDERS =
      OrdersSchema.migration(TestDatabase.role(DevelopmentCredentials.ORDER_SERVICE));
  private static final DSLContext OWNER = Jooq.on(DATABASE.owner());

  @Test
  void have_nothing_to_do_the_second_time() {
    assertThat(CATALOG.migrate(DATABASE.owner())).isEqualTo(new SchemaMigration.Done(false, 0));
    assertThat(ORDERS.migrate(DATABASE.owner())).isEqualTo(new SchemaMigration.Done(false, 0));
  }

  @Test
  void lead_to_the_tables_that_the_code_was_generated_from() {
    assertThat(columnsOf("catalog"))
        .isEqualTo(columns(dev.comanda.catalog.adapter.postgres.jooq.Catalog.CATALOG));
    assertThat(columnsOf("orders"))
        .isEqualTo(columns(dev.comanda.order.adapter.postgres.jooq.Orders.ORDERS));
  }

  @Test
  void know_no_local_time_and_no_floating_point() {
    assertThat(
            OWNER.fetchValues(
                """
                select table_schema || '.' || table_name || '.' || column_name
                from information_schema.columns
                where table_schema in ('catalog', 'orders')
                and table_name <> 'flyway_schema_history'
                and data_type in ('timestamp without time zone', 'real', 'double precision')
                """))
        .isEmpty();
  }

  @Test
  void give_the_seed_menu_the_keys_that_its_names_have() {
    OWNER
        .fetch("select name, name_key from catalog.product where id::text like '01970000-%'")
        .forEach(row ->
            assertThat(row.get("name_key", String.class))
                .isEqualTo(new ProductName(row.get("name", String.class)).key()));
  }

  @ParameterizedTest
  @CsvSource({"catalog_service, orders.customer_order", "order_service, catalog.product"})
  void show_no_service_the_schema_of_another(String service, String table) {
    assertDenied(service, "select count(*) from " + table);
  }

  @ParameterizedTest
  @CsvSource({
    "catalog_service, delete from catalog.product",
    "catalog_service, update catalog.category set name = ''",
    "catalog_service, create table catalog.mine (id int)",
    "catalog_service, create table public.mine (id int)",
    "catalog_service, delete from catalog.flyway_schema_history",
    "order_service, delete from orders.customer_order",
    "order_service, update orders.order_line set quantity = 1",
    "order_service, update orders.order_history set note = ''",
    "order_service, drop table orders.outbox",
    "order_service, create table orders.mine (id int)",
  })
  void let_no_service_do_what_it_need_not_do(String service, String statement) {
    assertDenied(service, statement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\"; drop role b; --", "A", "a-b"})
  void take_no_role_whose_name_is_not_plain(String role) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ServiceRole(role, "secret"));
  }

  private static void assertDenied(String service, String statement) {
    DSLContext sql =
        Jooq.on(
            service.equals(DevelopmentCredentials.CATALOG_SERVICE)
                ? DATABASE.catalog()
                : DATABASE.orders());
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> sql.execute(statement))
        .matches(denied -> "42501".equals(denied.sqlState()), "insufficient privilege");
  }

  private static Set<String> columnsOf(String schema) {
    Meta meta = OWNER.meta();
    return columns(meta.getSchemas(schema).getFirst());
  }

  private static Set<String> columns(Schema schema) {
    return schema.getTables().stream()
        .filter(table -> !table.getName().equals("flyway_schema_history"))
        .flatMap(MigrationsTest::columns)
        .collect(Collectors.toSet());
  }

  private static Stream<String> columns(Table<?> table) {
    return Arrays.stream(table.fields())
        .map(column ->
            "%s.%s %s"
                .formatted(
                    table.getName(),
                    column.getName(),
                    column.getDataType().nullable() ? "null" : "not null"));
  }
}
