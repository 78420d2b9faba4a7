package dev.comanda.infrastructure;

import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.rds.InstanceArgs;
import com.pulumi.aws.rds.ParameterGroup;
import com.pulumi.aws.rds.ParameterGroupArgs;
import com.pulumi.aws.rds.SubnetGroup;
import com.pulumi.aws.rds.SubnetGroupArgs;
import com.pulumi.aws.rds.inputs.ParameterGroupParameterArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.comanda.infrastructure.random.RandomPassword;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL for catalog and order: one instance, a schema and a role for each. The owner, who
 * creates both, is known to the migration only.
 */
final class Database extends Concern {

  /** The only version that the application's SQL is generated for. */
  private static final String VERSION = "18";

  private static final String NAME = "comanda";

  /** As the application's settings call the owner of the schemas. */
  static final String OWNER = "owner";

  /** The name of that role in the database. */
  private static final String OWNER_ROLE = "comanda";

  /** In characters; 32 of letters and digits are 190 bits. */
  private static final int PASSWORD_LENGTH = 32;

  /** Storage grows by itself to this many times what it begins with. */
  private static final int GROWTH = 5;

  private final Instance instance;
  private final Map<String, RandomPassword> passwords = new LinkedHashMap<>();

  Database(Settings settings, Network network, Firewall firewall, Resource parent) {
    super("Database", "database", parent);
    int generation = settings.secrets().passwordGeneration();
    for (String role : List.of(OWNER, "catalog", "order")) {
      passwords.put(role, new RandomPassword(role, PASSWORD_LENGTH, generation, own()));
    }
    boolean prod = settings.isProduction();
    boolean open = settings.database().isPublic();
    SubnetGroup subnets =
        new SubnetGroup(
            "subnets",
            SubnetGroupArgs.builder()
                .namePrefix(settings.prefix() + "-")
                .description("Where the database of %s lives".formatted(settings.prefix()))
                .subnetIds(open ? network.publicSubnetIds() : network.privateSubnetIds())
                .build(),
            own());
    ParameterGroup parameters =
        new ParameterGroup(
            "parameters",
            ParameterGroupArgs.builder()
                .namePrefix(settings.prefix() + "-")
                .family("postgres" + VERSION)
                .description("Of the database of %s".formatted(settings.prefix()))
                .parameters(
                    parameter("rds.force_ssl", "1"),
                    // Milliseconds; none of the application's statements takes a tenth of this.
                    parameter("log_min_duration_statement", "1000"))
                .build(),
            own());
    this.instance =
        new Instance(
            "postgres",
            InstanceArgs.builder()
                .identifierPrefix(settings.prefix() + "-")
                .engine("postgres")
                .engineVersion(VERSION)
                .instanceClass(settings.database().instanceClass().awsName)
                .storageType("gp3")
                .allocatedStorage(settings.database().storageGb())
                .maxAllocatedStorage(GROWTH * settings.database().storageGb())
                .storageEncrypted(true)
                .dbName(NAME)
                .username(OWNER_ROLE)
                .password(password(OWNER))
                .port(Firewall.POSTGRES)
                .dbSubnetGroupName(subnets.name())
                .vpcSecurityGroupIds(firewall.database().applyValue(List::of))
                .publiclyAccessible(open)
                .parameterGroupName(parameters.name())
                .multiAz(prod)
                .backupRetentionPeriod(settings.database().backupDays())
                .copyTagsToSnapshot(true)
                .deleteAutomatedBackups(!prod)
                .deletionProtection(prod)
                .skipFinalSnapshot(!prod)
                .finalSnapshotIdentifier(settings.prefix() + "-final")
                .autoMinorVersionUpgrade(true)
                .enabledCloudwatchLogsExports("postgresql", "upgrade")
                .performanceInsightsEnabled(true)
                // Seven days cost nothing.
                .performanceInsightsRetentionPeriod(7)
                .applyImmediately(!prod)
                .build(),
            own(prod));
    registerOutputs(Map.of("address", instance.address()));
  }

  /** Where it listens. */
  Output<String> host() {
    return instance.address();
  }

  Output<Integer> port() {
    return instance.port();
  }

  String name() {
    return NAME;
  }

  String ownerRole() {
    return OWNER_ROLE;
  }

  /** Its identifier in the account. */
  Output<String> identifier() {
    return instance.identifier();
  }

  /** JDBC URL; nobody gets in without TLS. */
  Output<String> url() {
    return Output.format(
        "jdbc:postgresql://%s:%s/%s?sslmode=require", instance.address(), instance.port(), NAME);
  }

  /**
   * The password of a role.
   *
   * @param role as the application's settings call it: {@link #OWNER}, {@code catalog} or {@code
   *     order}
   */
  Output<String> password(String role) {
    return Optional.ofNullable(passwords.get(role)).orElseThrow().result();
  }

  private static ParameterGroupParameterArgs parameter(String name, String value) {
    return ParameterGroupParameterArgs.builder().name(name).value(value).build();
  }
}
