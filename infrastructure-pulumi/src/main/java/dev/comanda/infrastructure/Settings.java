package dev.comanda.infrastructure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What may differ between environments, read from the configuration of the stack and checked before
 * anything is registered. Defaults are in {@code Pulumi.yaml}.
 *
 * @param stack the environment's name; part of every name in the account
 */
public record Settings(
    String stack,
    Tier tier,
    String region,
    Network network,
    Api api,
    Payments payments,
    Database database,
    Tasks tasks,
    Secrets secrets,
    Operations operations) {

  /** How much an environment must be able to bear. */
  public enum Tier {
    /** To learn and to try: cheap, and gone without a trace. */
    DEV,
    /** Where people's orders are: guarded, and hard to destroy. */
    PROD
  }

  /**
   * @param cidr of the whole network, /16 to /20
   * @param natGateways 1, or one in each of the three zones
   */
  public record Network(Cidr cidr, int natGateways) {}

  /**
   * @param allowedOrigins for browsers; {@code *} is any
   * @param throttleRate requests a second
   * @param throttleBurst requests at once
   */
  public record Api(List<String> allowedOrigins, int throttleRate, int throttleBurst) {}

  /** Who takes the money. */
  public sealed interface Payments {

    /** A provider inside the payment service, which then is a single task. */
    record InMemory() implements Payments {}

    /** Mercado Pago; {@code pos} is the point of sale. */
    record MercadoPago(String accessToken, String webhookSecret, String pos) implements Payments {

      @Override
      public String toString() {
        return "Mercado Pago, " + pos;
      }
    }
  }

  /**
   * @param instanceClass one of {@link DatabaseClass}
   * @param storageGb at first
   * @param connections of each task
   * @param openTo networks that reach the database from outside; empty keeps it private
   * @param backupDays for how long backups are kept
   */
  public record Database(
      DatabaseClass instanceClass,
      int storageGb,
      int connections,
      List<Cidr> openTo,
      int backupDays) {

    boolean isPublic() {
      return !openTo.isEmpty();
    }
  }

  /**
   * @param image tag or digest; absent before the first image exists
   * @param architecture {@code X86_64} or {@code ARM64}
   * @param cpu in 1024ths of a processor
   */
  public record Tasks(
      Optional<String> image, String architecture, int cpu, int memoryMb, int min, int max) {}

  /** Which generation of keys and passwords is the current one, from 1. */
  public record Secrets(int keyGeneration, int passwordGeneration) {}

  /**
   * @param logDays for how long logs are kept
   * @param repository whose pipeline deploys here, as GitHub has it: {@code owner/name}
   * @param repositoryProvider ARN of the account's identity provider for GitHub, where it exists
   */
  public record Operations(
      int logDays,
      int monthlyBudgetUsd,
      Optional<String> alarmEmail,
      Optional<String> repository,
      Optional<String> repositoryProvider) {}

  /** Instance classes of the database that are known here, with the connections that each takes. */
  public enum DatabaseClass {
    T4G_MICRO("db.t4g.micro", 80),
    T4G_SMALL("db.t4g.small", 170),
    T4G_MEDIUM("db.t4g.medium", 400),
    M7G_LARGE("db.m7g.large", 850);

    /** As AWS calls it. */
    final String awsName;

    /** By AWS's formula, DBInstanceClassMemory / 9531392, less what RDS needs itself. */
    final int maxConnections;

    DatabaseClass(String awsName, int maxConnections) {
      this.awsName = awsName;
      this.maxConnections = maxConnections;
    }
  }

  private static final Pattern STACK = Pattern.compile("[a-z][a-z0-9-]{0,11}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
  private static final Pattern IMAGE =
      Pattern.compile("sha256:[0-9a-f]{64}|(?!latest$)[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9-]+/[A-Za-z0-9._-]+");
  private static final Pattern PROVIDER =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:oidc-provider/.+");
  private static final Pattern POS = Pattern.compile("[A-Za-z0-9]{1,40}");

  /** Two services keep a pool, and while a new version starts there are twice as many tasks. */
  private static final int POOLS = 2 * 2;

  /** For people, and for the migration. */
  private static final int SPARE_CONNECTIONS = 10;

  /**
   * Reads the settings.
   *
   * @param config the value of a key of the namespace {@code comanda}, lists as JSON
   * @throws InvalidSettingsException if any value is missing or wrong; it names all of them, each
   *     with its key, its value unless it is secret, and what is allowed
   */
  public static Settings read(String stack, Function<String, Optional<String>> config) {
    SettingsReader values = new SettingsReader(config);
    values.require(
        STACK.matcher(stack).matches(),
        "the stack's name",
        stack,
        "1 to 12 of a-z, 0-9 and -, beginning with a letter: names in the account have to fit");
    Tier tier = values.one("tier", Tier.values(), Tier::name);
    boolean prod = tier == Tier.PROD;
    Settings settings =
        new Settings(
            stack,
            tier,
            values.matching("region", REGION, "a region such as sa-east-1"),
            new Network(values.cidr("vpcCidr", 16, 20), values.number("natGateways", 1, 3)),
            new Api(
                values.list(
                    "allowedOrigins", ORIGIN, "origins such as https://kiosk.example.com, or *"),
                values.range("throttleRate", 1, 10_000),
                values.range("throttleBurst", 1, 5_000)),
            payments(values),
            new Database(
                values.one("databaseClass", DatabaseClass.values(), it -> it.awsName),
                values.range("databaseStorageGb", 20, 1_000),
                values.range("databaseConnections", 2, 50),
                openTo(values, prod),
                values.range("backupDays", prod ? 7 : 1, 35)),
            new Tasks(
                image(values),
                values.matching("architecture", Pattern.compile("X86_64|ARM64"), "X86_64 or ARM64"),
                values.number("taskCpu", 256, 512, 1024, 2048),
                values.range("taskMemoryMb", 1024, 4096),
                values.range("minTasks", prod ? 2 : 1, 10),
                values.range("maxTasks", 1, 20)),
            new Secrets(
                values.range("keyGeneration", 1, 1_000),
                values.range("passwordGeneration", 1, 1_000)),
            new Operations(
                values.number("logDays", 1, 3, 5, 7, 14, 30, 60, 90, 180, 365),
                values.range("monthlyBudgetUsd", 10, 100_000),
                values.optional("alarmEmail", EMAIL, "an e-mail address"),
                values.optional("githubRepository", REPOSITORY, "owner/name"),
                values.optional("githubProviderArn", PROVIDER, "the ARN of an OIDC provider")));
    settings.check(values);
    values.throwIfInvalid();
    return settings;
  }

  /** What everything in the account is called by: {@code comanda-} and the stack. */
  String prefix() {
    return "comanda-" + stack;
  }

  boolean isProduction() {
    return tier == Tier.PROD;
  }

  /** What no single value can tell. */
  private void check(SettingsReader values) {
    boolean prod = isProduction();
    values.require(
        tasks.max() >= tasks.min(), "comanda:maxTasks", tasks.max(), "at least minTasks");
    values.require(
        !prod || !api.allowedOrigins().contains("*"),
        "comanda:allowedOrigins",
        api.allowedOrigins(),
        "a list of origins; not * in prod");
    values.require(
        !prod || payments instanceof Payments.MercadoPago,
        "comanda:payments",
        "memory",
        "mercadopago in prod: in memory anybody can pay anything");
    int wanted = POOLS * tasks.max() * database.connections() + SPARE_CONNECTIONS;
    int possible = database.instanceClass().maxConnections;
    values.require(
        wanted <= possible,
        "comanda:databaseConnections",
        database.connections(),
        "few enough that 2 pools of %d tasks, twice while deploying, fit into the %d connections of %s: at most %d"
            .formatted(
                tasks.max(),
                possible,
                database.instanceClass().awsName,
                (possible - SPARE_CONNECTIONS) / (POOLS * Math.max(1, tasks.max()))));
  }

  /** Nothing must be said, not only omitted: a checkout that forgot it would end all tasks. */
  private static Optional<String> image(SettingsReader values) {
    String image =
        values.matching(
            "image",
            IMAGE,
            "a tag other than latest, or sha256: and 64 hex digits (`pulumi stack output image`"
                + " tells what is deployed); none, before there is one");
    return Optional.of(image).filter(it -> !it.equals("none"));
  }

  private static Payments payments(SettingsReader values) {
    String kind =
        values.matching("payments", Pattern.compile("memory|mercadopago"), "memory or mercadopago");
    return kind.equals("mercadopago")
        ? new Payments.MercadoPago(
            values.secret("mercadoPagoAccessToken"),
            values.secret("mercadoPagoWebhookSecret"),
            values.matching("mercadoPagoPos", POS, "1 to 40 letters and digits"))
        : new Payments.InMemory();
  }

  private static List<Cidr> openTo(SettingsReader values, boolean prod) {
    boolean open =
        values
            .matching("databaseAccess", Pattern.compile("private|public"), "private or public")
            .equals("public");
    List<Cidr> networks = values.cidrs("databaseAccessCidrs", 16, 32);
    values.require(
        !(open && prod), "comanda:databaseAccess", "public", "private in prod, without exception");
    values.require(
        open != networks.isEmpty(),
        "comanda:databaseAccessCidrs",
        networks,
        "networks of /16 to /32 with databaseAccess public, and none with private");
    return networks;
  }
}
