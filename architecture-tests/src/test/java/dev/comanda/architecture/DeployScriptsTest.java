package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts that deploy, run as they are, where Pulumi, AWS and the guest of the smoke test are
 * others that note what they are asked. What is asked of the real ones in which order is all that a
 * deployment is.
 */
class DeployScriptsTest {

  private static final Path ROOT = Path.of(System.getProperty("comanda.root", ""));
  private static final Path SCRIPTS = ROOT.resolve("infrastructure-pulumi/deploy");
  private static final Path OTHERS = ROOT.resolve("architecture-tests/src/test/resources/deploy");

  private static final String OLD = "sha256:" + "0".repeat(64);
  private static final String NEW = "sha256:" + "1".repeat(64);

  private static final Pattern UPDATE =
      Pattern.compile(
          "pulumi up .*comanda:image=(?<image>\\S+)(?<target> --target \\S+)? --stack .*");

  /** How a script came to its end. */
  private record Ended(int status, String said) {}

  @TempDir private Path folder;

  /** What the others find, and what they have noted. */
  private Path notes;

  private final Map<String, String> circumstances = new HashMap<>();

  @BeforeEach
  void put_others_in_their_places() throws IOException {
    assumeTrue(
        Stream.of("bash", "jq", "curl").allMatch(DeployScriptsTest::onPath),
        "needs bash, jq and curl");
    notes = Files.createDirectories(folder.resolve("notes"));
    Path deploy = Files.createDirectories(folder.resolve("program/deploy"));
    Path others = Files.createDirectories(folder.resolve("others"));
    for (String script : List.of("common.sh", "deploy", "migrate", "push")) {
      copy(SCRIPTS.resolve(script), deploy.resolve(script));
    }
    copy(OTHERS.resolve("smoke"), deploy.resolve("smoke"));
    for (String other : List.of("pulumi", "aws", "skopeo")) {
      copy(OTHERS.resolve(other), others.resolve(other));
    }

    Files.writeString(notes.resolve("images"), OLD + "\n" + NEW + "\n");
    Files.writeString(notes.resolve("deployed"), OLD + "\n");
    Files.writeString(notes.resolve("migration"), OLD + "\n");
    Files.writeString(notes.resolve("serving"), OLD + "\n" + NEW + "\n");
    circumstances.put("NOTES", notes.toString());
    circumstances.put("PATH", others + File.pathSeparator + System.getenv("PATH"));
  }

  @Test
  void the_database_is_migrated_before_the_services_change_and_then_a_guest_tries_them() {
    Ended deploy = run("deploy", "dev", NEW);

    assertThat(deploy.status()).as(deploy.said()).isZero();
    assertThat(steps())
        .containsExactly(
            "migration gets " + NEW, "migrate", "everything gets " + NEW, "smoke, paying");
    assertThat(deployed()).isEqualTo(NEW);
  }

  @Test
  void the_migration_runs_in_the_private_network_of_the_stack() {
    assertThat(run("migrate", "dev").status()).isZero();

    assertThat(calls())
        .anySatisfy(call ->
            assertThat(call)
                .startsWith("aws ecs run-task ")
                .contains("--cluster comanda-dev")
                .contains("task-definition/comanda-dev-migration:7 ")
                .contains("--region sa-east-1")
                .contains("\"subnets\":[\"subnet-1\",\"subnet-2\"]")
                .contains("\"securityGroups\":[\"sg-1\"]")
                .contains("\"assignPublicIp\":\"DISABLED\""));
  }

  @Test
  void a_tag_is_deployed_as_the_digest_that_it_stands_for() throws IOException {
    Files.writeString(notes.resolve("images"), NEW + "\n");

    Ended deploy = run("deploy", "dev", "v2");

    assertThat(deploy.status()).as(deploy.said()).isZero();
    assertThat(deployed()).isEqualTo(NEW);
  }

  @Test
  void where_mercado_pago_takes_the_money_the_guest_does_not_pay() {
    circumstances.put("PAYMENTS", "mercadopago");

    assertThat(run("deploy", "prod", NEW).status()).isZero();

    assertThat(steps()).endsWith("smoke");
  }

  @Test
  void an_image_that_does_not_serve_is_followed_by_the_one_before() throws IOException {
    Files.writeString(notes.resolve("serving"), OLD);

    Ended deploy = run("deploy", "dev", NEW);

    assertThat(deploy.status()).as(deploy.said()).isEqualTo(3);
    assertThat(deploy.said()).contains(OLD + " is there again, and serves");
    assertThat(steps())
        .containsExactly(
            "migration gets " + NEW,
            "migrate",
            "everything gets " + NEW,
            "smoke, paying",
            "everything gets " + OLD,
            "smoke, paying");
    assertThat(deployed()).isEqualTo(OLD);
  }

  @Test
  void if_the_one_before_does_not_serve_either_somebody_is_called() throws IOException {
    Files.writeString(notes.resolve("serving"), "");

    Ended deploy = run("deploy", "dev", NEW);

    assertThat(deploy.status()).as(deploy.said()).isEqualTo(4);
    assertThat(deploy.said()).contains("Somebody is needed");
    assertThat(deployed()).isEqualTo(OLD);
  }

  @Test
  void without_one_before_the_first_is_left_as_it_is() throws IOException {
    Files.writeString(notes.resolve("deployed"), "");
    Files.writeString(notes.resolve("serving"), "");

    Ended deploy = run("deploy", "dev", NEW);

    assertThat(deploy.status()).as(deploy.said()).isEqualTo(4);
    assertThat(deploy.said()).contains("there is no image before it");
    assertThat(steps()).endsWith("everything gets " + NEW, "smoke, paying");
  }

  @Test
  void an_image_that_the_repository_has_no_more_is_none_to_go_back_to() throws IOException {
    Files.writeString(notes.resolve("images"), NEW + "\n");
    Files.writeString(notes.resolve("serving"), "");

    Ended deploy = run("deploy", "dev", NEW);

    assertThat(deploy.status()).as(deploy.said()).isEqualTo(4);
    assertThat(deployed()).isEqualTo(NEW);
  }

  @Test
  void a_failing_migration_changes_no_service_and_shows_its_log() {
    circumstances.put("MIGRATION_EXIT", "1");

    Ended deploy = run("deploy", "dev", NEW);

    assertThat(deploy.status()).as(deploy.said()).isEqualTo(1);
    assertThat(deploy.said()).contains("column is in use", "exit code 1", "no service was changed");
    // The task is set back too: the next deployment asks it what was there before.
    assertThat(steps())
        .containsExactly("migration gets " + NEW, "migrate", "migration gets " + OLD);
    assertThat(deployed()).isEqualTo(OLD);
    assertThat(calls())
        .anySatisfy(call ->
            assertThat(call)
                .startsWith("aws logs get-log-events ")
                .contains("--log-group-name /comanda/dev/migration")
                .contains("--log-stream-name task/migration/1a2b"));
  }

  @ParameterizedTest
  @CsvSource({
    "MIGRATION_EXIT, null, exit code none",
    "NO_CAPACITY, true, RESOURCE:ENI",
    "MIGRATION_IMAGE, sha256:of-another, nothing was migrated"
  })
  void a_migration_that_did_not_happen_is_a_failed_one(String what, String value, String why) {
    circumstances.put(what, value);

    Ended migrate = run("migrate", "dev", OLD);

    assertThat(migrate.status()).as(migrate.said()).isEqualTo(1);
    assertThat(migrate.said()).contains(why);
  }

  @Test
  void an_image_that_cannot_be_deployed_is_no_longer_there_afterwards() throws IOException {
    // Half of the services may have it when Pulumi gives up.
    String stubborn = "sha256:" + "2".repeat(64);
    Files.writeString(notes.resolve("images"), OLD + "\n" + stubborn + "\n");
    circumstances.put("FAILING_UP", "comanda:image=" + stubborn + " --stack dev");

    Ended deploy = run("deploy", "dev", stubborn);

    assertThat(deploy.status()).as(deploy.said()).isEqualTo(3);
    assertThat(steps())
        .containsExactly(
            "migration gets " + stubborn,
            "migrate",
            "everything gets " + stubborn,
            "everything gets " + OLD,
            "smoke, paying");
  }

  @Test
  void a_migration_task_that_cannot_be_made_does_not_run() {
    circumstances.put("FAILING_UP", NEW + " --target **migration-task --stack dev");

    Ended deploy = run("deploy", "dev", NEW);

    assertThat(deploy.status()).as(deploy.said()).isEqualTo(1);
    assertThat(steps()).containsExactly("migration gets " + NEW, "migration gets " + OLD);
    assertThat(deployed()).isEqualTo(OLD);
  }

  @Test
  void an_image_that_is_not_there_changes_nothing() {
    Ended deploy = run("deploy", "dev", "unknown");

    assertThat(deploy.status()).as(deploy.said()).isEqualTo(1);
    assertThat(deploy.said()).contains("has no image unknown", "push dev");
    assertThat(steps()).isEmpty();
  }

  @Test
  void an_image_is_put_into_the_repository_as_it_is_and_once() throws IOException {
    String built = "sha256:" + "3".repeat(64);
    Path image = Files.createDirectories(folder.resolve("image"));
    Files.writeString(image.resolve("manifest.json"), built + "\n");

    Ended first = run("push", "dev", image.toString());
    Ended second = run("push", "dev", image.toString());

    assertThat(first.status()).as(first.said()).isZero();
    assertThat(first.said()).isEqualTo(built + "\n");
    assertThat(second.status()).as(second.said()).isZero();
    assertThat(second.said()).endsWith(built + "\n");
    assertThat(calls())
        .filteredOn(call -> call.startsWith("skopeo copy "))
        .singleElement()
        .asString()
        .contains("--preserve-digests")
        // Tags of that repository cannot be moved.
        .endsWith(".dkr.ecr.sa-east-1.amazonaws.com/comanda/dev:sha256-" + "3".repeat(64));
    assertThat(run("push", "dev", "no-image-here").status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "migrate", "push"})
  void a_call_that_cannot_be_meant_says_what_can(String script) {
    Ended alone = run(script);

    assertThat(alone.status()).isEqualTo(2);
    assertThat(alone.said()).contains("Usage: " + script + " STACK");
    assertThat(run(script, "--force").status()).isEqualTo(2);
    assertThat(run(script, "a", "b", "c").status()).isEqualTo(2);
    assertThat(run(script, "--help").status()).isZero();
    assertThat(notes.resolve("calls")).doesNotExist();
  }

  /** What has been done to the stack, in this order; questions are left out. */
  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (String call : calls()) {
      Matcher update = UPDATE.matcher(call);
      if (update.matches()) {
        String what = update.group("target") == null ? "everything" : "migration";
        steps.add(what + " gets " + update.group("image"));
      } else if (call.startsWith("aws ecs run-task ")) {
        steps.add("migrate");
      } else if (call.startsWith("smoke ")) {
        steps.add(call.contains("--pay-at") ? "smoke, paying" : "smoke");
      } else {
        assertThat(call)
            .matches(
                "pulumi (stack output|config get) .*"
                    + "|aws (ecr describe-images|ecs (describe-|wait )|logs get-).*");
      }
    }
    return steps;
  }

  private List<String> calls() {
    Path calls = notes.resolve("calls");
    return Files.exists(calls) ? read(calls).lines().toList() : List.of();
  }

  private String deployed() {
    return read(notes.resolve("deployed")).strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean onPath(String command) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
  }

  @Test
  void shellcheck_finds_nothing() throws IOException {
    assumeTrue(onPath("shellcheck"), "needs shellcheck");
    List<String> command = new ArrayList<>(List.of("shellcheck", "--external-sources"));
    for (Path scripts : List.of(SCRIPTS, OTHERS)) {
      try (Stream<Path> files = Files.list(scripts)) {
        files.map(Path::toString).sorted().forEach(command::add);
      }
    }

    Ended shellcheck = run(command);

    assertThat(command).hasSizeGreaterThan(8);
    assertThat(shellcheck.status()).as(shellcheck.said()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    assertThat(to.toFile().setExecutable(true)).isTrue();
  }

  private Ended run(String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("program/deploy").resolve(script).toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Ended run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(circumstances);
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), said);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
