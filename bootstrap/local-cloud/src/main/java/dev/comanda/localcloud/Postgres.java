package dev.comanda.localcloud;

import static dev.comanda.localcloud.DevelopmentCredentials.CATALOG_SERVICE;
import static dev.comanda.localcloud.DevelopmentCredentials.DATABASE;
import static dev.comanda.localcloud.DevelopmentCredentials.ORDER_SERVICE;
import static dev.comanda.localcloud.DevelopmentCredentials.OWNER;
import static dev.comanda.localcloud.DevelopmentCredentials.passwordOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * PostgreSQL 18, one cluster in one directory. The server runs in a session of its own, so that
 * Ctrl-C in a terminal reaches the application first and the database only when the application has
 * finished.
 */
final class Postgres implements Emulator {

  private static final String ADMINISTRATOR = "postgres";

  private final PostgresBinaries binaries;
  private final Path cluster;
  private final Path log;
  private final int port;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private Postgres(PostgresBinaries binaries, Path directory, int port) {
    this.binaries = binaries;
    this.cluster = directory.resolve("cluster");
    this.log = directory.resolve("postgres.log");
    this.port = port;
  }

  /**
   * Starts the server, on a new cluster where there is none. One that a killed run has left behind
   * on this directory is stopped first.
   *
   * @param durable false for data that nobody will miss: commits do not wait for the disk
   */
  static Postgres start(String host, int port, Path directory, boolean durable)
      throws StartFailure {
    PostgresBinaries binaries = PostgresBinaries.unpacked();
    try {
      Files.createDirectories(directory);
      Postgres postgres = new Postgres(binaries, directory, port);
      Files.deleteIfExists(postgres.log);
      if (!Files.exists(postgres.cluster)) {
        postgres.initialise(directory);
      }
      postgres.requireOwnership();
      postgres.configure(host, durable);
      binaries.run(
          "pg_ctl",
          postgres.log,
          "start",
          "-D",
          postgres.cluster.toString(),
          "-l",
          postgres.log.toString(),
          "-w",
          "-t",
          "60",
          "-s");
      try {
        postgres.provision(directory);
      } catch (IOException | SQLException failure) {
        postgres.close();
        throw new StartFailure("PostgreSQL cannot be prepared: " + failure.getMessage(), failure);
      }
      return postgres;
    } catch (IOException failure) {
      throw new StartFailure("PostgreSQL's folder is not usable: " + failure.getMessage(), failure);
    }
  }

  /** Stops the server that a killed run has left behind on this directory, if there is one. */
  static void stopOrphan(Path directory) throws StartFailure {
    Path cluster = directory.resolve("cluster");
    Path pidFile = cluster.resolve("postmaster.pid");
    Optional<ProcessHandle> process = processIn(pidFile);
    boolean postgres =
        process
            .flatMap(running -> running.info().command())
            .map(command ->
                Path.of(command).endsWith("postgres") || command.endsWith("postgres.exe"))
            .orElse(false);
    try {
      if (postgres) {
        PostgresBinaries.unpacked()
            .run(
                "pg_ctl",
                directory.resolve("postgres.log"),
                "stop",
                "-D",
                cluster.toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                "30",
                "-s");
      } else {
        // After a reboot, or in a container that is started again, the number belongs to anything,
        // or will in a moment; PostgreSQL would not start as long as that lives.
        Files.deleteIfExists(pidFile);
      }
    } catch (IOException failure) {
      throw new StartFailure("A stale " + pidFile + " cannot be deleted.", failure);
    }
  }

  @Override
  public String endpoint() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
  }

  @Override
  public void onUnexpectedStop(Runnable action) {
    processIn(cluster.resolve("postmaster.pid"))
        .ifPresent(process ->
            Processes.whenEnded(
                process,
                () -> {
                  if (!stopping.get()) {
                    action.run();
                  }
                }));
  }

  @Override
  public void close() {
    stopping.set(true);
    try {
      if (processIn(cluster.resolve("postmaster.pid")).isPresent()) {
        binaries.run(
            "pg_ctl", log, "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "30", "-s");
      }
    } catch (StartFailure failure) {
      System.err.println("PostgreSQL did not stop orderly: " + failure.getMessage());
    }
  }

  /**
   * Under another name until it is complete: an interrupted first start must not look like a
   * cluster.
   */
  private void initialise(Path directory) throws IOException, StartFailure {
    Path unfinished = directory.resolve("cluster.unfinished");
    Directories.delete(unfinished);
    Path password = administratorPassword(directory);
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    Files.writeString(password, HexFormat.of().formatHex(secret));
    Directories.restrictToOwner(password);
    binaries.run(
        "initdb",
        log,
        "-D",
        unfinished.toString(),
        "-U",
        ADMINISTRATOR,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "-E",
        "UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
        "--no-sync");
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private void requireOwnership() throws IOException, StartFailure {
    String owner = Files.getOwner(cluster).getName();
    String user = System.getProperty("user.name", "");
    if (PostgresBinaries.system().equals("linux") && !owner.equals(user)) {
      throw new StartFailure(
          "The PostgreSQL data in %s belongs to the user %s, and PostgreSQL accepts only that user. Start as %s, or with --reset."
              .formatted(cluster, owner, owner));
    }
  }

  /** The whole configuration, written at each start: what is not here is PostgreSQL's default. */
  private void configure(String host, boolean durable) throws IOException {
    String durability = durable ? "on" : "off";
    Files.writeString(
        cluster.resolve("postgresql.conf"),
        """
        # Written by dev.comanda.localcloud.Postgres at each start.
        listen_addresses = '%s'
        port = %d
        unix_socket_directories = ''
        max_connections = 100
        fsync = %s
        synchronous_commit = %s
        full_page_writes = %s
        timezone = 'UTC'
        log_timezone = 'UTC'
        """
            .formatted(
                host.equals("0.0.0.0") ? "*" : host, port, durability, durability, durability));
    Files.writeString(
        cluster.resolve("pg_hba.conf"),
        """
        # Written by dev.comanda.localcloud.Postgres at each start: nobody gets in without a password.
        host all all all scram-sha-256
        """);
  }

  private void provision(Path directory) throws IOException, SQLException {
    String password = Files.readString(administratorPassword(directory));
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    try (Connection connection = DriverManager.getConnection(url, ADMINISTRATOR, password);
        Statement statement = connection.createStatement()) {
      for (String role : List.of(OWNER, CATALOG_SERVICE, ORDER_SERVICE)) {
        statement.execute(
            """
            do $$ begin
              if not exists (select from pg_roles where rolname = '%1$s') then
                create role %1$s login password '%2$s';
              end if;
            end $$
            """
                .formatted(role, passwordOf(role)));
      }
      // As the master user of RDS, who is no superuser; at each start, for data of older versions.
      statement.execute("alter role %s createrole createdb".formatted(OWNER));
      statement.execute(
          "grant %s, %s to %s with admin true, inherit false, set false"
              .formatted(CATALOG_SERVICE, ORDER_SERVICE, OWNER));
      if (!statement
          .executeQuery("select from pg_database where datname = '%s'".formatted(DATABASE))
          .next()) {
        statement.execute("create database %s owner %s".formatted(DATABASE, OWNER));
        statement.execute("revoke all on database %s from public".formatted(DATABASE));
        statement.execute(
            "grant connect on database %s to %s, %s"
                .formatted(DATABASE, CATALOG_SERVICE, ORDER_SERVICE));
      }
    }
  }

  private static Path administratorPassword(Path directory) {
    return directory.resolve("administrator.password");
  }

  private static Optional<ProcessHandle> processIn(Path pidFile) {
    try {
      return Files.exists(pidFile)
          ? Files.readAllLines(pidFile).stream()
              .findFirst()
              .map(String::strip)
              .filter(line -> line.matches("\\d{1,9}"))
              .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
              .filter(ProcessHandle::isAlive)
          : Optional.empty();
    } catch (IOException vanished) {
      return Optional.empty();
    }
  }
}
