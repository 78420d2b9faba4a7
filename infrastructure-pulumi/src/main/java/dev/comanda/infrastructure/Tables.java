package dev.comanda.infrastructure;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.dynamodb.inputs.TableGlobalSecondaryIndexArgs;
import com.pulumi.aws.dynamodb.inputs.TablePointInTimeRecoveryArgs;
import com.pulumi.aws.dynamodb.inputs.TableServerSideEncryptionArgs;
import com.pulumi.aws.dynamodb.inputs.TableTtlArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables of identity, payment and production, paid by request. Keys and indexes are the
 * application's, which creates the same tables in embedded mode; a test compares them.
 */
final class Tables extends Concern {

  private static final String KEY = "id";

  /**
   * A global secondary index.
   *
   * @param carries attributes besides the keys
   */
  private record Index(String name, String hash, String range, List<String> carries) {

    boolean isSorted() {
      return !range.isEmpty();
    }
  }

  private static final Index OUTBOX =
      new Index("outbox", "outboxPending", "outboxDueAt", List.of());

  private static final List<String> TICKET = List.of("version", "data");

  private static final Map<String, List<Index>> INDEXES = new LinkedHashMap<>();

  static {
    INDEXES.put("users", List.of());
    INDEXES.put(
        "payments",
        List.of(
            new Index("by-provider-order", "providerOrder", "", List.of()),
            new Index("due-for-check", "checkPending", "nextCheckAt", List.of()),
            OUTBOX));
    INDEXES.put(
        "productions",
        List.of(
            new Index("open-queue", "queue", "queuePosition", TICKET),
            new Index("by-status", "status", "queuePosition", TICKET),
            OUTBOX));
  }

  /** Where items go when their time has come. */
  private static final Map<String, String> TIME_TO_LIVE = Map.of("productions", "expiresAt");

  private final Map<String, Table> tables = new LinkedHashMap<>();

  Tables(Settings settings, Resource parent) {
    super("Tables", "tables", parent);
    INDEXES.forEach((name, indexes) -> tables.put(name, table(settings, name, indexes)));
    registerOutputs(Map.of());
  }

  /** By name, without the prefix. */
  Map<String, Table> all() {
    return tables;
  }

  /** What a service may do with its own table, and nobody with another's. */
  List<Statement> permissions(Service service) {
    return service
        .table()
        .map(name -> {
          Output<String> arn = Optional.ofNullable(tables.get(name)).orElseThrow().arn();
          return List.of(
              Statement.of(
                      "dynamodb:DescribeTable",
                      "dynamodb:GetItem",
                      "dynamodb:BatchGetItem",
                      "dynamodb:PutItem",
                      "dynamodb:UpdateItem",
                      "dynamodb:Query")
                  .on(arn)
                  .on(Output.format("%s/index/*", arn)));
        })
        .orElse(List.of());
  }

  private Table table(Settings settings, String name, List<Index> indexes) {
    TableArgs.Builder args =
        TableArgs.builder()
            .name(settings.prefix() + "-" + name)
            .billingMode("PAY_PER_REQUEST")
            .hashKey(KEY)
            .attributes(
                keys(indexes).stream()
                    .map(key -> TableAttributeArgs.builder().name(key).type("S").build())
                    .toList())
            .pointInTimeRecovery(TablePointInTimeRecoveryArgs.builder().enabled(true).build())
            .serverSideEncryption(TableServerSideEncryptionArgs.builder().enabled(true).build())
            .deletionProtectionEnabled(settings.isProduction());
    if (!indexes.isEmpty()) {
      args.globalSecondaryIndexes(indexes.stream().map(Tables::index).toList());
    }
    Optional.ofNullable(TIME_TO_LIVE.get(name))
        .ifPresent(attribute ->
            args.ttl(TableTtlArgs.builder().attributeName(attribute).enabled(true).build()));
    return new Table(name, args.build(), own(settings.isProduction()));
  }

  private static TableGlobalSecondaryIndexArgs index(Index index) {
    TableGlobalSecondaryIndexArgs.Builder args =
        TableGlobalSecondaryIndexArgs.builder().name(index.name()).hashKey(index.hash());
    if (index.isSorted()) {
      args.rangeKey(index.range());
    }
    return index.carries().isEmpty()
        ? args.projectionType("KEYS_ONLY").build()
        : args.projectionType("INCLUDE").nonKeyAttributes(index.carries()).build();
  }

  private static Set<String> keys(List<Index> indexes) {
    Set<String> keys = new TreeSet<>(Set.of(KEY));
    for (Index index : indexes) {
      keys.add(index.hash());
      if (index.isSorted()) {
        keys.add(index.range());
      }
    }
    return keys;
  }
}
