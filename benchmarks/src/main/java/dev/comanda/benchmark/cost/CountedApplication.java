package dev.comanda.benchmark.cost;

import dev.comanda.benchmark.system.Deployment;
import dev.comanda.localcloud.Application;
import dev.comanda.localcloud.Application.Jar;
import dev.comanda.localcloud.Application.Spec;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.localcloud.Ports;
import dev.comanda.localcloud.StartFailure;
import dev.comanda.shared.adapter.dynamodb.DynamoClients;
import dev.comanda.shared.adapter.dynamodb.TableDefinitions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The packaged application in one process, on a local cloud, with all its requests counted. */
final class CountedApplication implements AutoCloseable {

  private static final String PRODUCTIONS = TableDefinitions.withPrefix("").productions().name();

  private final LocalCloudProcess cloud;
  private final Ledger ledger = new Ledger();
  private final CountingProxy tables;
  private final CountingProxy queues;
  private final DynamoDbClient uncounted;
  private final Application application;

  private CountedApplication(Path root, Path folder, LocalCloudProcess cloud)
      throws IOException, StartFailure {
    this.cloud = cloud;
    this.tables = CountingProxy.before(cloud.dynamoDbEndpoint(), ledger);
    this.queues = CountingProxy.before(cloud.sqsEndpoint(), ledger);
    this.uncounted = DynamoClients.local(URI.create(cloud.dynamoDbEndpoint()));
    Map<String, String> secrets = new HashMap<>(dev.comanda.localcloud.Plan.embeddedSecrets());
    secrets.put("COMANDA_EMPLOYEE_PASSWORD", Deployment.EMPLOYEE_PASSWORD);
    secrets.put("COMANDA_OPERATOR_PASSWORD", "operator-of-the-benchmark");
    this.application =
        new Application(
            root,
            folder,
            Optional.empty(),
            new Spec(
                "comanda",
                Jar.COMANDA,
                Ports.freeInARow(1),
                List.of(
                    "--comanda.postgres.url=" + cloud.postgresUrl(),
                    "--comanda.aws.dynamodb-endpoint=" + tables.endpoint(),
                    "--comanda.aws.sqs-endpoint=" + queues.endpoint(),
                    "--comanda.mercadopago.base-url=" + cloud.simulatorUrl(),
                    "--comanda.jwt.key-directory=" + folder.resolve("keys"),
                    // As on AWS, where each byte is paid for.
                    "--logging.structured.format.console=ecs"),
                secrets));
  }

  /**
   * Starts all of it.
   *
   * @param root the checkout, with the built jars
   * @param folder for unpacked jars and logs
   */
  static CountedApplication start(Path root, Path folder) throws IOException, StartFailure {
    CountedApplication started = new CountedApplication(root, folder, LocalCloudProcess.start());
    try {
      started.application.prepare();
      started.application.begin();
      started.application.awaitReady();
      return started;
    } catch (StartFailure failure) {
      started.close();
      throw failure;
    }
  }

  /** Where it listens. */
  URI api() {
    return URI.create(application.url());
  }

  /** The simulator of the payment provider. */
  URI provider() {
    return URI.create(cloud.simulatorUrl());
  }

  /** How many tickets the kitchen has ever had. */
  long tickets() {
    return uncounted.describeTable(request -> request.tableName(PRODUCTIONS)).table().itemCount();
  }

  /** What everything has come to until now. */
  Map<Item, Double> counts() throws IOException, SQLException {
    Map<Item, Double> counts = ledger.sums();
    counts.put(Item.LOG, (double) Files.size(application.log()));
    counts.put(Item.COMMITS, (double) commits());
    return counts;
  }

  /** How many orders are not handed over, by the order service's own account. */
  long unfinished() throws SQLException {
    return ask(
        cloud.postgresUrl(),
        "select count(*) from orders.customer_order where status <> 'DELIVERED'");
  }

  /** Asked in another database, so that asking is not counted. */
  private long commits() throws SQLException {
    String database = DevelopmentCredentials.DATABASE;
    return ask(
        cloud.postgresUrl().replaceFirst(database + "$", "postgres"),
        "select xact_commit from pg_stat_database where datname = '%s'".formatted(database));
  }

  private static long ask(String url, String query) throws SQLException {
    String owner = DevelopmentCredentials.OWNER;
    try (Connection connection =
            DriverManager.getConnection(url, owner, DevelopmentCredentials.passwordOf(owner));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    application.stop();
    uncounted.close();
    tables.close();
    queues.close();
    cloud.close();
  }
}
