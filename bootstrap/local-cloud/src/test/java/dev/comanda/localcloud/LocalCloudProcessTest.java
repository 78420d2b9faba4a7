package dev.comanda.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The local cloud as its users start it: another process, real components, sudden deaths. */
class LocalCloudProcessTest {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void all_components_answer_once_it_is_ready() throws Exception {
    LocalCloudProcess cloud = LocalCloudProcess.start();
    try (cloud) {
      assertThat(query(cloud, DevelopmentCredentials.OWNER, "show server_version"))
          .startsWith("18.");
      assertThat(dynamoDb(cloud, "ListTables", "{}")).contains("TableNames");
      assertThat(sqs(cloud, "CreateQueue", "{\"QueueName\":\"q\"}")).contains("QueueUrl");
      assertThat(
              call(HttpRequest.newBuilder(URI.create(cloud.simulatorUrl() + "/simulator/ledger"))))
          .contains("orders");
    }
    assertThat(cloud.process().isAlive()).isFalse();
    assertThatThrownBy(() -> query(cloud, DevelopmentCredentials.OWNER, "select 1"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void starts_only_what_is_asked_for_and_shares_it() {
    LocalCloudProcess cloud = LocalCloudProcess.shared(Component.SIMULATOR);

    assertThat(LocalCloudProcess.shared(Component.SIMULATOR)).isSameAs(cloud);
    assertThatThrownBy(cloud::postgresUrl).hasMessageContaining("POSTGRES was not asked for");
  }

  @Test
  void a_file_says_that_it_is_ready_as_long_as_it_is(@TempDir Path folder) throws Exception {
    Path ready = folder.resolve("ready");
    List<String> options = List.of("--ready-file", ready.toString(), "--simulator-port", "0");

    try (LocalCloudProcess _ = LocalCloudProcess.start(options, Component.SIMULATOR)) {
      await().untilAsserted(() -> assertThat(ready).exists());
    }
    assertThat(ready).doesNotExist();
  }

  @Test
  void a_file_of_a_killed_run_says_nothing(@TempDir Path folder) throws Exception {
    Path ready = Files.createFile(folder.resolve("ready"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> options =
          List.of(
              "--ready-file",
              ready.toString(),
              "--simulator-port",
              Integer.toString(taken.getLocalPort()));

      assertThatThrownBy(() -> LocalCloudProcess.start(options, Component.SIMULATOR))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(ready).doesNotExist();
  }

  @Test
  void the_owner_migrates_and_the_services_only_connect() throws Exception {
    try (LocalCloudProcess cloud = LocalCloudProcess.start(Component.POSTGRES)) {
      assertThat(
              query(
                  cloud,
                  DevelopmentCredentials.OWNER,
                  "select 1 from pg_roles where rolname = current_user and not rolsuper"))
          .isEqualTo("1");
      execute(
          cloud,
          DevelopmentCredentials.OWNER,
          "create schema catalog; create table catalog.t (id int)");
      assertThatThrownBy(() ->
              query(cloud, DevelopmentCredentials.CATALOG_SERVICE, "select id from catalog.t"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(
              () -> execute(cloud, DevelopmentCredentials.ORDER_SERVICE, "create schema mine"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() ->
              DriverManager.getConnection(
                  cloud.postgresUrl(), DevelopmentCredentials.OWNER, "wrong"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void the_owner_changes_the_services_passwords_without_being_one_of_them() throws Exception {
    try (LocalCloudProcess cloud = LocalCloudProcess.start(Component.POSTGRES)) {
      execute(
          cloud,
          DevelopmentCredentials.OWNER,
          "alter role order_service password 'another'; create role third_service login");

      assertThatThrownBy(() -> connect(cloud, DevelopmentCredentials.ORDER_SERVICE))
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(
              () -> execute(cloud, DevelopmentCredentials.OWNER, "set role catalog_service"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void data_survives_a_sudden_death_and_the_orphaned_postgres_is_stopped(@TempDir Path data)
      throws Exception {
    List<String> options = options(data);
    LocalCloudProcess killed = LocalCloudProcess.start(options);
    execute(
        killed,
        DevelopmentCredentials.OWNER,
        "create table kept (id int); insert into kept values (42)");
    dynamoDb(
        killed,
        "CreateTable",
        """
        {"TableName":"kept","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}
        """);
    String queue =
        sqs(killed, "CreateQueue", "{\"QueueName\":\"kept\"}")
            .replaceAll(".*\"(http[^\"]+)\".*", "$1");
    sqs(killed, "SendMessage", "{\"QueueUrl\":\"" + queue + "\",\"MessageBody\":\"hello\"}");
    ProcessHandle orphan = postmaster(data);

    killed.process().destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();

    try (LocalCloudProcess next = LocalCloudProcess.start(options)) {
      // Its files are closed before its process is gone.
      assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
      assertThat(query(next, DevelopmentCredentials.OWNER, "select id from kept")).isEqualTo("42");
      assertThat(dynamoDb(next, "ListTables", "{}")).contains("kept");
      assertThat(sqs(next, "ReceiveMessage", "{\"QueueUrl\":\"" + queue + "\"}")).contains("hello");
    }
  }

  @Test
  void the_number_of_a_dead_postgres_is_forgotten_before_another_process_gets_it(@TempDir Path data)
      throws Exception {
    Process dead =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
            .start();
    dead.waitFor();
    Path number = Files.createDirectory(data.resolve("cluster")).resolve("postmaster.pid");
    Files.writeString(number, dead.pid() + "\n");

    Postgres.stopOrphan(data);

    assertThat(number).doesNotExist();
  }

  @Test
  void a_killed_postgres_ends_it_and_hinders_no_next_start(@TempDir Path data) throws Exception {
    List<String> options = options(data);
    LocalCloudProcess cloud = LocalCloudProcess.start(options, Component.POSTGRES);
    execute(
        cloud,
        DevelopmentCredentials.OWNER,
        "create table kept (id int); insert into kept values (42)");
    postmaster(data).destroyForcibly();
    assertThat(cloud.process().waitFor(30, TimeUnit.SECONDS)).isTrue();

    try (LocalCloudProcess next = LocalCloudProcess.start(options, Component.POSTGRES)) {
      assertThat(query(next, DevelopmentCredentials.OWNER, "select id from kept")).isEqualTo("42");
    }
  }

  @Test
  void a_taken_port_is_named_with_its_option() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() ->
              LocalCloudProcess.start(
                  List.of("--simulator-port", Integer.toString(other.getLocalPort())),
                  Component.SIMULATOR))
          .hasMessageContaining("Port " + other.getLocalPort())
          .hasMessageContaining("--simulator-port");
    }
  }

  @Test
  void two_runs_do_not_share_a_data_folder(@TempDir Path data) {
    List<String> options = List.of("--simulator-port", "0", "--data", data.toString());
    try (LocalCloudProcess first = LocalCloudProcess.start(options, Component.SIMULATOR)) {
      assertThat(first.simulatorUrl()).isNotEmpty();
      assertThatThrownBy(() -> LocalCloudProcess.start(options, Component.SIMULATOR))
          .hasMessageContaining("already running on the data in " + data);
    }
  }

  @Test
  void it_ends_with_its_parent() throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    LocalCloudProcess cloud =
        LocalCloudProcess.start(
            List.of("--simulator-port", "0", "--parent-pid", Long.toString(parent.pid())),
            Component.SIMULATOR);
    parent.destroyForcibly();

    await().atMost(Duration.ofSeconds(20)).until(() -> !cloud.process().isAlive());
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({
    "--colour,        blue,  Option --colour is unknown",
    "--sqs-port,      many,  many is not a value for --sqs-port",
    "--sqs-port,      70000, 70000 is not a value for --sqs-port",
    "--only,          redis, Unknown component 'redis'",
  })
  void wrong_options_are_explained(String option, String value, String message) {
    assertThatThrownBy(() -> LocalCloudOptions.parse(List.of(option, value)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(message);
  }

  private static List<String> options(Path data) {
    return List.of(
        "--postgres-port",
        "0",
        "--dynamodb-port",
        "0",
        "--sqs-port",
        "0",
        "--simulator-port",
        "0",
        "--data",
        data.toString());
  }

  private static ProcessHandle postmaster(Path data) throws Exception {
    String pid =
        Files.readAllLines(data.resolve("postgres").resolve("cluster").resolve("postmaster.pid"))
            .getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private static String query(LocalCloudProcess cloud, String role, String sql)
      throws SQLException {
    try (Connection connection = connect(cloud, role);
        ResultSet result = connection.createStatement().executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  private static void execute(LocalCloudProcess cloud, String role, String sql)
      throws SQLException {
    try (Connection connection = connect(cloud, role)) {
      connection.createStatement().execute(sql);
    }
  }

  private static Connection connect(LocalCloudProcess cloud, String role) throws SQLException {
    return DriverManager.getConnection(
        cloud.postgresUrl(), role, DevelopmentCredentials.passwordOf(role));
  }

  private String dynamoDb(LocalCloudProcess cloud, String action, String body) throws Exception {
    return aws(cloud.dynamoDbEndpoint(), "dynamodb", "DynamoDB_20120810." + action, body);
  }

  private String sqs(LocalCloudProcess cloud, String action, String body) throws Exception {
    return aws(cloud.sqsEndpoint(), "sqs", "AmazonSQS." + action, body);
  }

  private String aws(String endpoint, String service, String target, String body) throws Exception {
    return call(
        HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", target)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20261123/us-east-1/"
                    + service
                    + "/aws4_request,"
                    + " SignedHeaders=host, Signature=00")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String call(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
