package dev.comanda;

import dev.comanda.catalog.config.CatalogConfiguration;
import dev.comanda.order.config.OrderConfiguration;
import dev.comanda.shared.adapter.postgres.SchemaMigration;
import dev.comanda.shared.config.ComandaSettings;
import dev.comanda.shared.config.ComandaSettings.Postgres;
import dev.comanda.shared.config.PostgresDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Prepares the database once, as its owner, so that no service needs to be it: the roles of the
 * services with the passwords that are given, and their schemas. It reads the settings that the
 * application reads and ends when it is done, with 0 if all went well. It may run as often as one
 * likes; to change a password, run it with the new one and start the service again.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComandaSettings.class)
public class MigrateDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(MigrateDatabase.class);

  /** Migrates; see {@code comanda.postgres} in {@code application.yaml} for its settings. */
  public static void main(String[] args) {
    boolean done;
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(MigrateDatabase.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .run(args)) {
      done = migrate(context.getBean(ComandaSettings.class).postgres());
    }
    System.exit(done ? 0 : 1);
  }

  private static boolean migrate(Postgres settings) {
    List<String> missing = missingPasswords(settings);
    if (!missing.isEmpty()) {
      LOG.error("Nothing was done: set {}", String.join(", ", missing));
      return false;
    }
    try {
      migrate(settings, CatalogConfiguration.migration(settings));
      migrate(settings, OrderConfiguration.migration(settings));
      return true;
    } catch (RuntimeException failure) {
      LOG.error("The database is not migrated: {}", whatToDo(failure, settings));
      return false;
    }
  }

  private static void migrate(Postgres settings, SchemaMigration migration) {
    SchemaMigration.Done done = PostgresDatabase.migrate(settings, migration);
    LOG.info(
        "role {}: {}, has its password and may connect; schema {}: {}",
        migration.service(),
        done.roleCreated() ? "created" : "was there",
        migration.schema(),
        done.migrations() == 0 ? "up to date" : done.migrations() + " migrations applied");
  }

  private static List<String> missingPasswords(Postgres settings) {
    Map<String, Postgres.Role> variables = new LinkedHashMap<>();
    variables.put("COMANDA_POSTGRES_OWNER_PASSWORD", settings.owner());
    variables.put("COMANDA_POSTGRES_CATALOG_PASSWORD", settings.catalog());
    variables.put("COMANDA_POSTGRES_ORDER_PASSWORD", settings.order());
    variables.values().removeIf(role -> !role.password().isBlank());
    return List.copyOf(variables.keySet());
  }

  /** In one line, without what a URL may carry besides the address. */
  private static String whatToDo(RuntimeException failure, Postgres settings) {
    String database = settings.url().replaceFirst("\\?.*", "");
    Throwable cause = rootOf(failure);
    String state = cause instanceof SQLException sql ? stateOf(sql) : "";
    return switch (state) {
      case String refused when refused.startsWith("28") ->
          "%s refuses %s: set COMANDA_POSTGRES_OWNER_PASSWORD to its password"
              .formatted(database, settings.owner());
      case String unreachable when unreachable.startsWith("08") ->
          "%s does not answer: check COMANDA_POSTGRES_URL, and that it can be reached from here"
              .formatted(database);
      case "3D000" ->
          "%s does not exist: create it, owned by %s".formatted(database, settings.owner());
      case "42501" ->
          "%s may not do it: it has to own %s, and to have CREATEROLE, and ADMIN OPTION for the roles %s and %s if they exist"
              .formatted(settings.owner(), database, settings.catalog(), settings.order());
      default -> firstLine(cause);
    };
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof SQLException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String stateOf(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage())
        .lines()
        .findFirst()
        .orElse(cause.getClass().getName());
  }
}
