package dev.comanda.localcloud;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.localcloud.Application.Jar;
import dev.comanda.localcloud.Application.Spec;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code compose.yaml} says of containers what {@link Plan} says of processes, and no more. */
class ComposeTest {

  private static final int GATEWAY = 8080;
  private static final int SERVICES = 8081;
  private static final String MIGRATION = "migration";
  private static final String OWNER_PASSWORD = "COMANDA_POSTGRES_OWNER_PASSWORD";
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "COMANDA_EMPLOYEE_PASSWORD", "kitchen-local",
          "COMANDA_OPERATOR_PASSWORD", "operator-local");

  private Map<String, Map<String, Object>> containers = Map.of();

  @BeforeEach
  void read() throws IOException {
    containers = compose();
  }

  @Test
  void there_is_a_container_for_each_process_of_the_plan_one_for_the_local_cloud_and_a_migration() {
    Set<String> names = new LinkedHashSet<>(plan().stream().map(Spec::name).toList());
    names.add("cloud");
    names.add(MIGRATION);

    assertThat(containers.keySet()).isEqualTo(names);
  }

  @ParameterizedTest
  @MethodSource("plan")
  void a_container_knows_what_its_process_knows(Spec process) {
    Map<String, String> expected = new HashMap<>(process.secrets());
    for (String setting : process.settings()) {
      String[] parts = setting.split("=", 2);
      expected.put(variable(parts[0]), inContainers(parts[1]));
    }
    // A process migrates when it starts; here another container has done so.
    if (expected.remove(OWNER_PASSWORD) != null) {
      expected.put("COMANDA_POSTGRES_MIGRATE", "false");
    }

    assertThat(environment(process.name())).isEqualTo(expected);
  }

  @Test
  void the_database_is_migrated_once_by_who_alone_knows_its_owner() {
    Map<String, String> secrets = Plan.embeddedSecrets();

    assertThat(container(MIGRATION))
        .containsEntry("image", "comanda:local")
        .containsEntry("restart", "no")
        .containsEntry(
            "entrypoint",
            List.of("java", "@jvm.options", "-cp", "app.jar", "dev.comanda.MigrateDatabase"));
    assertThat(environment(MIGRATION))
        .isEqualTo(
            Map.of(
                "COMANDA_POSTGRES_URL",
                environment("catalog").get("COMANDA_POSTGRES_URL"),
                OWNER_PASSWORD,
                secrets.get(OWNER_PASSWORD),
                "COMANDA_POSTGRES_CATALOG_PASSWORD",
                secrets.get("COMANDA_POSTGRES_CATALOG_PASSWORD"),
                "COMANDA_POSTGRES_ORDER_PASSWORD",
                secrets.get("COMANDA_POSTGRES_ORDER_PASSWORD")));
    assertThat(containers.keySet())
        .filteredOn(name -> environment(name).containsKey(OWNER_PASSWORD))
        .containsExactly(MIGRATION);
  }

  @ParameterizedTest
  @MethodSource("plan")
  void all_services_are_one_image_that_is_built_once(Spec process) {
    Map<String, Object> container = container(process.name());
    boolean gateway = process.jar() == Jar.GATEWAY;

    assertThat(container.get("image"))
        .isEqualTo(gateway ? "comanda-gateway:local" : "comanda:local");
    assertThat(container.containsKey("build"))
        .isEqualTo(gateway || process.name().equals("identity"));
  }

  @Test
  void only_gateway_and_simulator_can_be_reached_and_only_from_this_machine() {
    Map<String, Object> published = new HashMap<>();
    containers.forEach((name, container) -> {
      if (container.containsKey("ports")) {
        published.put(name, container.get("ports"));
      }
    });
    int simulator = Component.SIMULATOR.defaultPort();

    assertThat(published)
        .isEqualTo(
            Map.of(
                "gateway", List.of("127.0.0.1:%1$d:%1$d".formatted(GATEWAY)),
                "cloud", List.of("127.0.0.1:%1$d:%1$d".formatted(simulator))));
    assertThat(RunOptions.SERVICES)
        .allSatisfy(
            service -> assertThat(container(service).get("networks")).isEqualTo(List.of("inside")));
  }

  @Test
  void webhooks_come_through_the_gateway_and_data_survive() throws Exception {
    @SuppressWarnings("unchecked")
    LocalCloudOptions options =
        LocalCloudOptions.parse(
            (List<String>) container("cloud").getOrDefault("command", List.of()));

    assertThat(options.webhook()).hasToString("http://gateway:8080/payment/webhook");
    assertThat(options.data()).isEqualTo(Path.of("/data").toAbsolutePath());
    assertThat(container("cloud").get("volumes")).isEqualTo(List.of("data:/data"));
    assertThat(container("identity").get("volumes")).isEqualTo(List.of("keys:/keys"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_container_may_do_as_little_as_possible_and_is_started_again(String name) {
    assertThat(container(name))
        .containsEntry("read_only", true)
        .containsEntry("cap_drop", List.of("ALL"))
        .containsEntry("security_opt", List.of("no-new-privileges:true"))
        .containsEntry("restart", name.equals(MIGRATION) ? "no" : "unless-stopped")
        .doesNotContainKeys("privileged", "user", "cap_add", "network_mode");
    assertThat(section(section(section(container(name), "deploy"), "resources"), "limits"))
        .containsOnlyKeys("memory", "cpus", "pids");
  }

  @Test
  void who_needs_somebody_starts_after_them() {
    Map<String, Object> healthy = Map.of("condition", "service_healthy");
    Map<String, Object> done = Map.of("condition", "service_completed_successfully");
    for (String service : List.of("identity", "payment", "production", MIGRATION)) {
      assertThat(container(service).get("depends_on")).isEqualTo(Map.of("cloud", healthy));
    }
    for (String service : List.of("catalog", "order")) {
      assertThat(container(service).get("depends_on"))
          .isEqualTo(Map.of("cloud", healthy, MIGRATION, done));
    }
    assertThat(section(container("gateway"), "depends_on"))
        .containsOnlyKeys(RunOptions.SERVICES)
        .allSatisfy((_, condition) -> assertThat(condition).isEqualTo(healthy));
  }

  private static List<Spec> plan() {
    Map<Component, String> endpoints = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      endpoints.put(component, "http://cloud:" + component.defaultPort());
    }
    endpoints.put(
        Component.POSTGRES, LocalCloudImage.postgresUrl("cloud", Component.POSTGRES.defaultPort()));
    Map<String, String> secrets = new HashMap<>(Plan.embeddedSecrets());
    secrets.putAll(PASSWORDS);
    return new Plan(
            GATEWAY,
            SERVICES,
            RunOptions.SERVICES.stream().collect(toMap(Function.identity(), _ -> 1)),
            Plan.embedded(endpoints, Path.of("/keys")),
            secrets)
        .specs();
  }

  private static Stream<String> names() throws IOException {
    return compose().keySet().stream();
  }

  /** As Spring Boot wants the name of a setting in the environment. */
  private static String variable(String setting) {
    return setting.substring(2).replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** Processes have ports, containers have names. */
  private static String inContainers(String value) {
    String moved = value.replace("localhost:" + GATEWAY, "gateway:8080");
    for (String service : RunOptions.SERVICES) {
      int port = SERVICES + RunOptions.SERVICES.indexOf(service);
      moved = moved.replace("localhost:" + port, service + ":8080");
    }
    return moved;
  }

  /** Without what a variable of the user would put in the place of a default. */
  private Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>();
    section(container(name), "environment")
        .forEach((variable, value) ->
            environment.put(
                variable,
                String.valueOf(value).replaceAll("^\\$\\{" + variable + ":-(.*)}$", "$1")));
    return environment;
  }

  private Map<String, Object> container(String name) {
    return containers.getOrDefault(name, Map.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(Map<String, Object> parent, String name) {
    return (Map<String, Object>) parent.getOrDefault(name, Map.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> compose() throws IOException {
    Path file = Path.of(System.getProperty("comanda.root", ""), "compose.yaml");
    try (Reader reader = Files.newBufferedReader(file)) {
      Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return (Map<String, Map<String, Object>>) root.getOrDefault("services", Map.of());
    }
  }
}
