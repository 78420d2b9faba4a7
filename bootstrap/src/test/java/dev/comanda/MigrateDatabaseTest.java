package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The one-off task as an orchestrator starts it: a process with an environment and an exit code.
 */
class MigrateDatabaseTest {

  private static final LocalCloudProcess CLOUD = LocalCloudProcess.shared(Component.POSTGRES);
  private static final String OWNER = DevelopmentCredentials.OWNER;
  private static final String OWNER_PASSWORD = DevelopmentCredentials.passwordOf(OWNER);
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A database and roles of this test's own. */
  private String database = "";

  private String menuRole = "";
  private String orderRole = "";

  /** What a task has done: its exit code, and all it has said. */
  private record Ended(int code, String output) {}

  @BeforeEach
  void create_a_database_and_no_roles() throws SQLException {
    int number = COUNT.incrementAndGet();
    menuRole = "menu_of_" + number;
    orderRole = "orders_of_" + number;
    execute(CLOUD.postgresUrl(), OWNER, OWNER_PASSWORD, "create database test_" + number);
    database = CLOUD.postgresUrl().replaceFirst("[^/]+$", "test_" + number);
  }

  @Test
  void makes_of_an_empty_database_one_that_services_can_work_with_and_no_other() throws Exception {
    execute(
        database, OWNER, OWNER_PASSWORD, "create role stranger login password 'stranger-secret'");

    Ended first = migrate(passwords("menu-secret", "order-secret"));

    assertThat(first.output())
        .contains(
            "role %s: created".formatted(menuRole),
            "schema catalog: 2 migrations applied",
            "role %s: created".formatted(orderRole),
            "schema orders: 1 migrations applied");
    assertThat(first.code()).isZero();
    execute(database, menuRole, "menu-secret", "select * from catalog.product");
    execute(database, orderRole, "order-secret", "select * from orders.customer_order");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(database, "stranger", "stranger-secret", "select 1"))
        .withMessageContaining("permission denied for database");
  }

  @Test
  void changes_the_passwords_and_nothing_else_when_it_runs_again() throws Exception {
    assertThat(migrate(passwords("menu-secret", "order-secret")).code()).isZero();

    Ended again = migrate(passwords("menu-secret", "another-secret"));

    assertThat(again.code()).isZero();
    assertThat(again.output())
        .contains("role %s: was there".formatted(orderRole), "schema orders: up to date")
        .doesNotContain("secret");
    execute(database, menuRole, "menu-secret", "select * from catalog.product");
    execute(database, orderRole, "another-secret", "select * from orders.customer_order");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(database, orderRole, "order-secret", "select 1"))
        .withMessageContaining("password authentication failed");
  }

  @Test
  void is_harmless_twice_at_once() throws Exception {
    Map<String, String> passwords = passwords("menu-secret", "order-secret");
    Process one = start(passwords);
    Process other = start(passwords);

    Ended first = end(one);
    Ended second = end(other);

    assertThat(first.code()).as(first.output()).isZero();
    assertThat(second.code()).as(second.output()).isZero();
    execute(database, menuRole, "menu-secret", "select * from catalog.product");
  }

  @Test
  void knows_the_roles_of_the_local_cloud() throws Exception {
    menuRole = DevelopmentCredentials.CATALOG_SERVICE;
    orderRole = DevelopmentCredentials.ORDER_SERVICE;

    Ended ended =
        migrate(
            passwords(
                DevelopmentCredentials.passwordOf(menuRole),
                DevelopmentCredentials.passwordOf(orderRole)));

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("role catalog_service: was there");
  }

  @Test
  void names_each_password_that_is_missing() throws Exception {
    Ended ended = migrate(Map.of("COMANDA_POSTGRES_CATALOG_PASSWORD", "menu-secret"));

    assertFailedSaying(
        ended, "set COMANDA_POSTGRES_OWNER_PASSWORD, COMANDA_POSTGRES_ORDER_PASSWORD");
  }

  @Test
  void says_in_one_line_that_the_owners_password_is_wrong() throws Exception {
    Map<String, String> passwords = passwords("menu-secret", "order-secret");
    passwords.put("COMANDA_POSTGRES_OWNER_PASSWORD", "wrong-secret");

    assertFailedSaying(
        migrate(passwords), "refuses comanda: set COMANDA_POSTGRES_OWNER_PASSWORD to its password");
  }

  @Test
  void says_in_one_line_which_rights_the_owner_lacks() throws Exception {
    execute(database, OWNER, OWNER_PASSWORD, "create role poor_owner login password 'poor-secret'");
    execute(
        database,
        OWNER,
        OWNER_PASSWORD,
        "grant connect on database %s to poor_owner".formatted(database.replaceFirst(".*/", "")));
    Map<String, String> passwords = passwords("menu-secret", "order-secret");
    passwords.put("COMANDA_POSTGRES_OWNER_USER", "poor_owner");
    passwords.put("COMANDA_POSTGRES_OWNER_PASSWORD", "poor-secret");

    assertFailedSaying(migrate(passwords), "poor_owner may not do it", "CREATEROLE");
  }

  @Test
  void says_in_one_line_that_there_is_no_such_database() throws Exception {
    Map<String, String> passwords = passwords("menu-secret", "order-secret");
    database = CLOUD.postgresUrl().replaceFirst("[^/]+$", "nothing?password=of-the-url-secret");

    assertFailedSaying(migrate(passwords), "/nothing does not exist: create it, owned by comanda");
  }

  @Test
  void who_started_before_it_answers_503_until_it_is_done_and_then_works() throws Exception {
    try (ConfigurableApplicationContext catalog =
        new SpringApplication(ComandaApplication.class)
            .run(
                "--server.port=0",
                "--comanda.contexts=catalog",
                "--comanda.postgres.url=" + database,
                "--comanda.postgres.migrate=false",
                "--comanda.postgres.catalog.user=" + menuRole,
                "--comanda.postgres.catalog.password=menu-secret",
                "--comanda.jwt.jwks-uri=http://localhost:1/.well-known/jwks.json")) {
      String address =
          "http://localhost:" + catalog.getEnvironment().getProperty("local.server.port");

      // There is no such role, and then one whose schema is missing.
      assertThat(get(address + "/products").statusCode()).isEqualTo(503);
      execute(
          database,
          OWNER,
          OWNER_PASSWORD,
          "create role %s login password 'menu-secret'".formatted(menuRole));
      await()
          .untilAsserted(() -> {
            HttpResponse<String> answer = get(address + "/products");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("dependency-unavailable");
          });
      assertThat(get(address + "/actuator/health/readiness").statusCode()).isEqualTo(200);

      assertThat(migrate(passwords("menu-secret", "order-secret")).code()).isZero();

      await()
          .untilAsserted(() -> {
            HttpResponse<String> answer = get(address + "/products");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("X-Burger");
          });
    }
  }

  private static void assertFailedSaying(Ended ended, String... what) {
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output().lines()).singleElement().asString().contains(what);
    assertThat(ended.output()).doesNotContain("secret", "Exception");
  }

  private static Map<String, String> passwords(String menu, String order) {
    Map<String, String> passwords = new HashMap<>();
    passwords.put("COMANDA_POSTGRES_OWNER_PASSWORD", OWNER_PASSWORD);
    passwords.put("COMANDA_POSTGRES_CATALOG_PASSWORD", menu);
    passwords.put("COMANDA_POSTGRES_ORDER_PASSWORD", order);
    return passwords;
  }

  private Ended migrate(Map<String, String> passwords) throws IOException, InterruptedException {
    return end(start(passwords));
  }

  private Process start(Map<String, String> passwords) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    MigrateDatabase.class.getName()))
            .redirectErrorStream(true);
    builder.environment().put("COMANDA_POSTGRES_URL", database);
    builder.environment().put("COMANDA_POSTGRES_CATALOG_USER", menuRole);
    builder.environment().put("COMANDA_POSTGRES_ORDER_USER", orderRole);
    builder.environment().putAll(passwords);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static Ended end(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
  }

  private static void execute(String url, String user, String password, String sql)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }
}
