package dev.comanda.benchmark.system;

import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the application stands on: a PostgreSQL that keeps what it has confirmed, and beside it, in
 * a process of their own and in memory, the table store, the queues and the payment provider.
 */
final class Infrastructure implements AutoCloseable {

  private final LocalCloudProcess database;
  private final LocalCloudProcess others;

  private Infrastructure(LocalCloudProcess database, LocalCloudProcess others) {
    this.database = database;
    this.others = others;
  }

  /**
   * Starts all of it.
   *
   * @throws IllegalStateException if the database does not keep what it confirms
   */
  static Infrastructure start(Path data) throws SQLException {
    Infrastructure started =
        new Infrastructure(
            LocalCloudProcess.startDurable(data, Component.POSTGRES),
            LocalCloudProcess.start(Component.DYNAMODB, Component.SQS, Component.SIMULATOR));
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!started.setting(setting).equals("on")) {
        started.close();
        throw new IllegalStateException(setting + " is off: the figures would mean nothing");
      }
    }
    return started;
  }

  /** What the application has to be told of it. */
  List<String> settings() {
    return List.of(
        "--comanda.postgres.url=" + database.postgresUrl(),
        "--comanda.aws.dynamodb-endpoint=" + others.dynamoDbEndpoint(),
        "--comanda.aws.sqs-endpoint=" + others.sqsEndpoint(),
        "--comanda.mercadopago.base-url=" + others.simulatorUrl());
  }

  String postgresUrl() {
    return database.postgresUrl();
  }

  String sqsEndpoint() {
    return others.sqsEndpoint();
  }

  String dynamoDbEndpoint() {
    return others.dynamoDbEndpoint();
  }

  String simulatorUrl() {
    return others.simulatorUrl();
  }

  /** A connection of its own, as the owner of all tables. */
  Connection connect() throws SQLException {
    String owner = DevelopmentCredentials.OWNER;
    return DriverManager.getConnection(
        postgresUrl(), owner, DevelopmentCredentials.passwordOf(owner));
  }

  String setting(String name) throws SQLException {
    return ask("select current_setting('%s')".formatted(name));
  }

  /** The only value of the only row. */
  String ask(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    others.close();
    database.close();
  }
}
