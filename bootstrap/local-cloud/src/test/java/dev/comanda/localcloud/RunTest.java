package dev.comanda.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./run} says to those who mistype it: at once, without building anything. */
class RunTest {

  private record Ended(int status, String output, String error) {}

  @BeforeEach
  void there_is_a_shell() {
    assumeTrue(!PostgresBinaries.system().equals("windows"), "run.cmd is for Windows");
  }

  @Test
  void explains_itself() throws Exception {
    Ended help = run("--help");

    assertThat(help.status()).isZero();
    assertThat(help.output())
        .contains(
            "services", "compose", "--scale", "--port N", "--memory", "--reset", "--postgres-port");
    assertThat(help.error()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--colour",
        "start",
        "--port",
        "--port 0",
        "--port 65536",
        "--port 8o80",
        "--port=",
        "--sqs-port -1",
        "services --scale",
        "services --scale order",
        "services --scale order=0",
        "services --scale sales=2",
        "services --memory",
        "--scale order=2"
      })
  void refuses_what_it_does_not_know_with_the_usage_on_standard_error(String arguments)
      throws Exception {
    Ended refused = run(arguments.split(" "));

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.error()).contains("run: ").contains("Usage: ./run");
    assertThat(refused.output()).isEmpty();
  }

  @Test
  void says_before_it_builds_anything_that_containers_need_docker() throws Exception {
    ProcessBuilder withoutDocker = process("compose");
    withoutDocker.environment().put("PATH", "");

    Ended refused = ended(withoutDocker);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.error()).contains("no docker compose").contains("./run services");
    assertThat(refused.output()).isEmpty();
  }

  @Test
  void understands_what_the_script_hands_over() throws Exception {
    RunOptions options =
        RunOptions.parse(
            List.of("--root", "/somewhere", "--port", "9090", "--sqs-port", "9324", "--reset"));

    assertThat(options.port()).isEqualTo(9090);
    assertThat(options.componentPorts())
        .containsEntry(Component.SQS, 9324)
        .containsEntry(Component.POSTGRES, 15432);
    assertThat(options.reset()).isTrue();
    assertThat(options.memory()).isFalse();
    assertThat(options.data().endsWith(Path.of(".comanda", "data"))).isTrue();
    assertThatThrownBy(() -> RunOptions.parse(List.of("--colour")))
        .hasMessageContaining("./run --help");
    assertThatThrownBy(() -> RunOptions.parse(List.of("--port")))
        .hasMessageContaining("lacks its value");
  }

  @Test
  void five_services_get_ports_and_only_the_secrets_that_they_need() throws Exception {
    RunOptions options =
        RunOptions.parse(
            List.of("--root", "/somewhere", "services", "--scale", "order=2", "--port", "9090"));
    Map<String, String> secrets =
        Map.of(
            "COMANDA_EMPLOYEE_PASSWORD", "a",
            "COMANDA_OPERATOR_PASSWORD", "o",
            "COMANDA_POSTGRES_OWNER_PASSWORD", "b",
            "COMANDA_POSTGRES_ORDER_PASSWORD", "c",
            "COMANDA_MERCADOPAGO_ACCESS_TOKEN", "d");

    List<Application.Spec> specs =
        new Plan(
                options.port(),
                options.servicesPort(),
                options.instances(),
                List.of("--a=b"),
                secrets)
            .specs();

    assertThat(specs)
        .extracting(spec -> spec.name() + " " + spec.port())
        .containsExactly(
            "identity 8081",
            "catalog 8082",
            "order 8083",
            "order-2 8086",
            "payment 8084",
            "production 8085",
            "gateway 9090");
    assertThat(specs.get(3).settings())
        .contains(
            "--a=b",
            "--comanda.contexts=order",
            "--comanda.catalog.base-url=http://localhost:9090",
            "--comanda.jwt.jwks-uri=http://localhost:9090/.well-known/jwks.json");
    assertThat(specs)
        .extracting(spec -> String.join(" ", new TreeSet<>(spec.secrets().values())))
        .containsExactly("a o", "b", "b c", "b c", "d", "", "");
    assertThat(specs.getLast().settings())
        .contains(
            "--comanda.gateway.services.order=http://localhost:8083,http://localhost:8086",
            "--comanda.gateway.services.payment=http://localhost:8084");
  }

  @Test
  void services_need_queues_and_scales_need_services() {
    assertThatThrownBy(() -> RunOptions.parse(List.of("services", "--memory")))
        .hasMessageContaining("--memory is for one process");
    assertThatThrownBy(() -> RunOptions.parse(List.of("--scale", "order=2")))
        .hasMessageContaining("./run services");
    assertThatThrownBy(() -> RunOptions.parse(List.of("services", "--scale", "sales=2")))
        .hasMessageContaining("identity, catalog, order, payment, production");
  }

  private static Ended run(String... arguments) throws IOException, InterruptedException {
    return ended(process(arguments));
  }

  private static ProcessBuilder process(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("comanda.root", ""), "run").toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output, error);
  }
}
