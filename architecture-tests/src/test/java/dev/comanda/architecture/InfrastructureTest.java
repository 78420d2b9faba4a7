package dev.comanda.architecture;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.adapter.dynamodb.TableDefinition;
import dev.comanda.shared.adapter.dynamodb.TableDefinitions;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.config.Backend;
import dev.comanda.shared.config.ComandaContext;
import dev.comanda.shared.config.ComandaSettings;
import dev.comanda.shared.config.Topology;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * What the stacks create is what the application expects, and the other way round: neither module
 * knows the other, so this compares them.
 */
class InfrastructureTest {

  private static final List<String> SERVICES =
      Arrays.stream(ComandaContext.values()).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();

  /** Of the environment, not of the application. */
  private static final Set<String> OF_OTHERS = Set.of("AWS_REGION", "SPRING_PROFILES_ACTIVE");

  private final Repository repository = Repository.here();

  static Stream<Provisioned> stacks() {
    return Provisioned.STACKS.stream().map(Provisioned::by);
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void tables_have_the_names_keys_indexes_and_time_to_live_of_the_code(Provisioned stack) {
    Map<String, JsonNode> tables =
        stack.inputs("Table").values().stream()
            .collect(toMap(it -> it.get("name").asString(), Function.identity()));
    List<TableDefinition> definitions = TableDefinitions.withPrefix(stack.prefix()).all();

    assertThat(tables.keySet())
        .containsExactlyInAnyOrderElementsOf(
            definitions.stream().map(TableDefinition::name).toList());
    for (TableDefinition definition : definitions) {
      JsonNode table = Objects.requireNonNull(tables.get(definition.name()));
      assertThat(table.get("hashKey").asString()).isEqualTo(definition.partitionKey());
      assertThat(table.has("rangeKey")).isFalse();
      assertThat(indexes(table)).isEqualTo(indexes(definition));
      assertThat(
              Optional.ofNullable(table.get("ttl")).map(it -> it.get("attributeName").asString()))
          .isEqualTo(Optional.ofNullable(definition.timeToLive()));
      assertThat(Provisioned.elements(table.get("attributes")))
          .extracting(it -> it.get("name").asString() + ":" + it.get("type").asString())
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of(definition.partitionKey()),
                      definition.indexes().stream()
                          .flatMap(it ->
                              Stream.concat(
                                  Stream.of(it.partitionKey()),
                                  Optional.ofNullable(it.sortKey()).stream())))
                  .distinct()
                  .map(it -> it + ":S")
                  .toList());
    }
  }

  private static Map<String, String> indexes(TableDefinition definition) {
    return definition.indexes().stream()
        .collect(
            toMap(
                TableDefinition.Index::name,
                it ->
                    "%s %s %s"
                        .formatted(
                            it.partitionKey(),
                            Optional.ofNullable(it.sortKey()).orElse("-"),
                            it.projection())));
  }

  private static Map<String, String> indexes(JsonNode table) {
    return Optional.ofNullable(table.get("globalSecondaryIndexes")).stream()
        .flatMap(Provisioned::elements)
        .collect(
            toMap(
                it -> it.get("name").asString(),
                it ->
                    "%s %s %s"
                        .formatted(
                            it.get("hashKey").asString(),
                            it.has("rangeKey") ? it.get("rangeKey").asString() : "-",
                            it.has("nonKeyAttributes")
                                ? Provisioned.texts(it.get("nonKeyAttributes"))
                                : List.of())));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void queues_have_the_names_and_times_of_the_code(Provisioned stack) {
    Map<String, JsonNode> queues =
        stack.inputs("Queue").values().stream()
            .collect(toMap(it -> it.get("name").asString(), Function.identity()));
    List<QueueDefinition> definitions = QueueDefinitions.load().queues();

    assertThat(queues.keySet())
        .containsExactlyInAnyOrderElementsOf(
            definitions.stream()
                .flatMap(it -> Stream.of(it.name(), it.deadLetterQueue()))
                .map(stack.prefix()::concat)
                .toList());
    for (QueueDefinition definition : definitions) {
      JsonNode queue = Objects.requireNonNull(queues.get(stack.prefix() + definition.name()));
      JsonNode dead =
          Objects.requireNonNull(queues.get(stack.prefix() + definition.deadLetterQueue()));
      assertThat(queue.get("visibilityTimeoutSeconds").asInt())
          .isEqualTo(definition.visibilityTimeoutSeconds());
      assertThat(queue.get("messageRetentionSeconds").asInt())
          .isEqualTo(definition.retentionSeconds());
      assertThat(queue.get("redrivePolicy").get("maxReceiveCount").asInt())
          .isEqualTo(definition.maxReceiveCount());
      assertThat(queue.get("redrivePolicy").get("deadLetterTargetArn").asString())
          .isEqualTo(arn(definition.deadLetterQueue()));
      assertThat(dead.get("messageRetentionSeconds").asInt())
          .isEqualTo(definition.deadLetterRetentionSeconds());
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void services_may_use_the_queues_that_they_use_and_no_others(Provisioned stack) {
    List<QueueDefinition> queues = QueueDefinitions.load().queues();
    for (String service : SERVICES) {
      Set<String> receives = new TreeSet<>();
      Set<String> sends = new TreeSet<>();
      for (QueueDefinition queue : queues) {
        if (queue.consumer().equals(service)) {
          receives.add(arn(queue.name()));
          sends.add(arn(queue.deadLetterQueue()));
        }
        if (queue.producers().contains(service)) {
          sends.add(arn(queue.name()));
        }
        // Where operators look at dead letters and send them again.
        if (service.equals("order")) {
          receives.add(arn(queue.deadLetterQueue()));
          sends.add(arn(queue.name()));
        }
      }
      for (String action :
          List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility")) {
        assertThat(stack.mayBeDone(service + "-work", action))
            .as("%s %s", service, action)
            .isEqualTo(List.copyOf(receives));
      }
      assertThat(stack.mayBeDone(service + "-work", "sqs:SendMessage"))
          .as(service)
          .isEqualTo(List.copyOf(sends));
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void services_may_use_their_own_table_only(Provisioned stack) {
    Map<String, String> tables =
        Map.of("identity", "users", "payment", "payments", "production", "productions");
    for (String service : SERVICES) {
      List<String> own =
          Optional.ofNullable(tables.get(service)).stream()
              .flatMap(it ->
                  Stream.of("${Table.%s.arn}", "${Table.%s.arn}/index/*")
                      .map(arn -> arn.formatted(it)))
              .toList();
      for (String action : List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query")) {
        assertThat(stack.mayBeDone(service + "-work", action)).as(service).isEqualTo(own);
      }
      // The application never scans, and creates tables elsewhere only.
      for (String action : List.of("dynamodb:Scan", "dynamodb:CreateTable")) {
        assertThat(stack.mayBeDone(service + "-work", action)).as(service).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void every_variable_of_a_task_is_a_setting_of_the_application(Provisioned stack) {
    Set<String> known =
        settings(ComandaSettings.class, "comanda")
            .map(InfrastructureTest::canonical)
            .collect(Collectors.toCollection(TreeSet::new));
    List.of("contexts", "stores", "queues", "payments")
        .forEach(it -> known.add(canonical("comanda." + it)));
    for (String task : tasks()) {
      assertThat(stack.environment(task).keySet())
          .as(task)
          .filteredOn(it -> !OF_OTHERS.contains(it))
          .isNotEmpty()
          .allSatisfy(variable -> assertThat(known).as(variable).contains(canonical(variable)));
    }
  }

  private static Stream<String> settings(Class<?> type, String prefix) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component -> {
          String name = prefix + "." + component.getName();
          return isGroup(component) ? settings(component.getType(), name) : Stream.of(name);
        });
  }

  private static boolean isGroup(RecordComponent component) {
    return component.getType().isRecord()
        && component.getType().getName().startsWith(ComandaSettings.class.getName());
  }

  /** As Spring compares names: without dots, dashes and case. */
  private static String canonical(String name) {
    return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void with_its_variables_a_service_is_what_it_should_be_and_lacks_nothing(Provisioned stack) {
    for (String service : SERVICES) {
      withSettings(
          stack.environment(service),
          (topology, settings) -> {
            assertThat(topology.contexts())
                .containsExactly(ComandaContext.valueOf(service.toUpperCase(Locale.ROOT)));
            assertThat(topology.stores()).isEqualTo(Backend.AWS);
            assertThat(topology.queues()).isEqualTo(Backend.AWS);
            assertThat(lacking(service, topology, settings)).as(service).isEmpty();
            assertThat(known(settings))
                .as("secrets of %s", service)
                .containsExactlyInAnyOrderElementsOf(needed(service, topology));
            assertThat(settings.postgres().migrate()).isFalse();
            if (!service.equals("catalog")) {
              assertThat(TableDefinitions.withPrefix(settings.aws().tablePrefix()).all())
                  .extracting(TableDefinition::name)
                  .allMatch(it -> it.startsWith(stack.prefix()) || service.equals("order"));
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void the_migration_knows_all_roles_and_nothing_else(Provisioned stack) {
    withSettings(
        stack.environment("migration-task"),
        (topology, settings) -> {
          assertThat(settings.postgres().url()).contains("${Instance.postgres.address}");
          assertThat(known(settings))
              .containsExactlyInAnyOrder("postgres.owner", "postgres.catalog", "postgres.order");
          assertThat(settings.postgres().owner().user())
              .isEqualTo(stack.input("Instance", "postgres").get("username").asString());
        });
    List<String> command = Provisioned.texts(stack.container("migration-task").get("entryPoint"));
    assertThat(command.getLast()).isEqualTo("dev.comanda.MigrateDatabase");
    assertThat(classExists(command.getLast())).isTrue();
  }

  private static boolean classExists(String name) {
    try {
      Class.forName(name, false, InfrastructureTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException missing) {
      return false;
    }
  }

  /** What a service would fail without, although it has a default elsewhere. */
  private static List<String> lacking(String service, Topology topology, ComandaSettings settings) {
    Map<String, Boolean> wanted = new TreeMap<>();
    if (topology.hosts(ComandaContext.CATALOG) || topology.hosts(ComandaContext.ORDER)) {
      wanted.put("the address of the database", !settings.postgres().url().contains("localhost"));
    }
    if (topology.hosts(ComandaContext.ORDER)) {
      wanted.put("the address of the catalog", !settings.catalog().baseUrl().isBlank());
    }
    if (!topology.hosts(ComandaContext.IDENTITY)) {
      wanted.put("the keys of tokens", !settings.jwt().jwksUri().isBlank());
    }
    if (topology.hosts(ComandaContext.IDENTITY)
        || topology.hosts(ComandaContext.PAYMENT)
        || topology.hosts(ComandaContext.PRODUCTION)) {
      wanted.put("the names of tables", !settings.aws().tablePrefix().isBlank());
    }
    if (topology.hosts(ComandaContext.ORDER)
        || topology.hosts(ComandaContext.PAYMENT)
        || topology.hosts(ComandaContext.PRODUCTION)) {
      wanted.put("the names of queues", !settings.aws().queuePrefix().isBlank());
    }
    return wanted.entrySet().stream()
        .filter(it -> !it.getValue())
        .map(it -> service + " lacks " + it.getKey())
        .toList();
  }

  private static List<String> needed(String service, Topology topology) {
    return switch (service) {
      case "identity" -> List.of("jwt.privateKey", "employee", "operator");
      case "catalog" -> List.of("postgres.catalog");
      case "order" -> List.of("postgres.order");
      case "payment" ->
          topology.payments() == Topology.Provider.MERCADOPAGO
              ? List.of("mercadopago.accessToken", "mercadopago.webhookSecret")
              : List.of();
      default -> List.of();
    };
  }

  /** Every secret that the settings have a place for, and that is there. */
  private static List<String> known(ComandaSettings settings) {
    Map<String, String> secrets = new TreeMap<>();
    secrets.put("postgres.owner", settings.postgres().owner().password());
    secrets.put("postgres.catalog", settings.postgres().catalog().password());
    secrets.put("postgres.order", settings.postgres().order().password());
    secrets.put("mercadopago.accessToken", settings.mercadopago().accessToken());
    secrets.put("mercadopago.webhookSecret", settings.mercadopago().webhookSecret());
    secrets.put("jwt.privateKey", settings.jwt().privateKey());
    secrets.put("employee", settings.employee().password());
    secrets.put("operator", settings.operator().password());
    return secrets.entrySet().stream()
        .filter(it -> !it.getValue().isBlank())
        .map(Map.Entry::getKey)
        .toList();
  }

  private interface Expectation {
    void check(Topology topology, ComandaSettings settings);
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  static class Nothing {}

  /** Binds as Spring does in a task: application.yaml, and these variables of the environment. */
  private static void withSettings(Map<String, Object> variables, Expectation expectation) {
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                // What another resource tells is no property of Spring's.
                escaped(variables)));
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Nothing.class)
            .web(WebApplicationType.NONE)
            .environment(environment)
            .logStartupInfo(false)
            .run()) {
      expectation.check(
          Topology.of(context.getEnvironment()),
          Binder.get(context.getEnvironment())
              .bind("comanda", ComandaSettings.class)
              .orElseThrow(AssertionError::new));
    }
  }

  private static Map<String, Object> escaped(Map<String, Object> variables) {
    Map<String, Object> escaped = new TreeMap<>(variables);
    escaped.replaceAll((name, value) -> value.toString().replace("${", "\\${"));
    return escaped;
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void port_health_and_user_are_those_of_the_image(Provisioned stack) {
    String dockerfile = repository.text(Path.of("bootstrap", "Dockerfile"));
    String user = find(dockerfile, "(?m)^USER (\\S+)");
    String health = find(dockerfile, "(?m)^ARG HEALTH_PATH=(\\S+)");
    int port = Integer.parseInt(find(dockerfile, "(?m)^EXPOSE (\\d+)"));

    for (String service : SERVICES) {
      JsonNode container = stack.container(service);
      assertThat(container.get("user").asString()).isEqualTo(user);
      assertThat(container.get("portMappings").get(0).get("containerPort").asInt()).isEqualTo(port);
      assertThat(container.get("healthCheck").get("command").toString())
          .contains("127.0.0.1/" + port)
          .contains("GET " + health + " ");
      JsonNode targets = stack.input("TargetGroup", service);
      assertThat(targets.get("port").asInt()).isEqualTo(port);
      assertThat(targets.get("healthCheck").get("path").asString()).isEqualTo(health);
    }
    String settings = repository.text(Path.of("bootstrap/src/main/resources/application.yaml"));
    assertThat(find(settings, "(?m)^server:\\n  port: (\\d+)")).isEqualTo(String.valueOf(port));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void paths_lead_to_the_services_to_which_the_local_gateway_leads_them(Provisioned stack) {
    String gateway =
        repository.text(
            Path.of("bootstrap/gateway/src/main/java/dev/comanda/gateway/Service.java"));
    boolean paidInMemory = stack.environment("payment").containsValue("memory");
    for (String service : SERVICES) {
      Matcher line =
          Pattern.compile("(?m)^  %s\\((.+?)\\)".formatted(service.toUpperCase(Locale.ROOT)))
              .matcher(gateway);
      assertThat(line.find()).as(service).isTrue();
      List<String> expected =
          Stream.concat(
                  Arrays.stream(line.group(1).split(",\\s*", -1))
                      .map(it -> it.replace("\"", "") + "*"),
                  service.equals("payment") && paidInMemory
                      ? Stream.of("/v1/orders/*")
                      : Stream.empty())
              .toList();
      JsonNode rule = stack.input("ListenerRule", service);
      assertThat(Provisioned.texts(rule.get("conditions").get(0).get("pathPattern").get("values")))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(rule.get("actions").get(0).get("targetGroupArn").asString())
          .isEqualTo("${TargetGroup.%s.arn}".formatted(service));
    }
  }

  private static List<String> tasks() {
    return Stream.concat(SERVICES.stream(), Stream.of("migration-task")).toList();
  }

  private static String arn(String queue) {
    return "${Queue.%s.arn}".formatted(queue);
  }

  private static String find(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
