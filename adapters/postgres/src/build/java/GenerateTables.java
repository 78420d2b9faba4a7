import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.MatcherRule;
import org.jooq.meta.jaxb.MatcherTransformType;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersTableType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ classes of both schemas: migrates a fresh PostgreSQL, the same that production
 * runs, and reads what came of it. It does nothing while the migrations are what they were.
 *
 * <p>Started from its source by the build, before anything is compiled (see the pom). Arguments:
 * the folder of the module, the folder to write to, and the version of jOOQ.
 */
final class GenerateTables {

  /** Migrations, service role and package of a schema. */
  private record Schema(String name, String service, String packageName) {}

  private static final List<Schema> SCHEMAS =
      List.of(
          new Schema(
              "catalog",
              DevelopmentCredentials.CATALOG_SERVICE,
              "dev.comanda.catalog.adapter.postgres.jooq"),
          new Schema(
              "orders",
              DevelopmentCredentials.ORDER_SERVICE,
              "dev.comanda.order.adapter.postgres.jooq"));

  /** ProductTable, so that it is not taken for the domain's Product. */
  private static final MatchersTableType TABLES =
      new MatchersTableType()
          .withTableClass(
              new MatcherRule()
                  .withTransform(MatcherTransformType.PASCAL)
                  .withExpression("$0_table"));

  public static void main(String[] arguments) throws Exception {
    Path module = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    Path migrations = module.resolve("src/main/resources/db/migration");
    Path stamp = target.resolve("generated-from");
    String fingerprint = fingerprint(arguments[2], migrations, module.resolve("src/build/java"));
    if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
      return;
    }
    try (LocalCloudProcess cloud = LocalCloudProcess.start(Component.POSTGRES)) {
      for (Schema schema : SCHEMAS) {
        generate(schema, cloud.postgresUrl(), migrations, target);
      }
    }
    Files.writeString(stamp, fingerprint);
  }

  private static void generate(Schema schema, String url, Path migrations, Path target)
      throws Exception {
    String owner = DevelopmentCredentials.OWNER;
    String password = DevelopmentCredentials.passwordOf(owner);
    Flyway.configure()
        .loggers("slf4j") // which has nowhere to write to, here
        .dataSource(url, owner, password)
        .schemas(schema.name())
        .locations("filesystem:" + migrations.resolve(schema.name()))
        .placeholders(Map.of("service", schema.service()))
        .load()
        .migrate();
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withUrl(url).withUser(owner).withPassword(password))
            .withGenerator(
                new Generator()
                    .withStrategy(new Strategy().withMatchers(new Matchers().withTables(TABLES)))
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.postgres.PostgresDatabase")
                            .withInputSchema(schema.name())
                            .withExcludes("flyway_schema_history")
                            .withForcedTypes(
                                new ForcedType()
                                    .withName("INSTANT")
                                    .withIncludeTypes("timestamp.*with\\ time\\ zone")))
                    .withGenerate(
                        new Generate()
                            .withDefaultCatalog(false)
                            .withGlobalObjectReferences(false)
                            .withKeys(true)
                            .withRecords(true))
                    .withTarget(
                        new Target()
                            .withPackageName(schema.packageName())
                            .withDirectory(target.toString()))));
  }

  /** Changes when anything changes that the outcome depends on. */
  private static String fingerprint(String version, Path... folders)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(version.getBytes(StandardCharsets.UTF_8));
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
