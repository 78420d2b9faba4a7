package dev.comanda.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.comanda.infrastructure.engine.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real thing, where somebody has installed it: Pulumi's own CLI and the AWS plugin, with
 * credentials that may read. Its state is in a folder that goes away; nothing is created.
 */
class PulumiPreviewTest {

  private static final String STACK = "dev";

  @TempDir private Path folder;

  @Test
  void pulumi_would_create_as_many_resources_as_the_engine_of_the_tests_has_seen() {
    if (!(succeeds("pulumi", "version") && run("pulumi", "plugin", "ls").contains("aws"))) {
      abort("no pulumi preview: it needs Pulumi's CLI and its AWS plugin (pulumi plugin install)");
    }
    if (Stream.of("AWS_ACCESS_KEY_ID", "AWS_PROFILE").noneMatch(System.getenv()::containsKey)) {
      abort("no pulumi preview: it needs AWS credentials, in AWS_PROFILE or AWS_ACCESS_KEY_ID");
    }
    copyProject();
    run("pulumi", "stack", "init", STACK, "--non-interactive");
    Stacks.GIVEN.forEach((key, value) -> run("pulumi", "config", "set", key, value));

    assertThat(run("pulumi", "preview", "--stack", STACK, "--non-interactive"))
        .contains(
            "+ %d to create"
                .formatted(Stacks.recording(Operation.PREVIEW, STACK).registrations().size()));
  }

  /** A copy, because Pulumi writes into the stack's file; and the parent, as Maven needs it. */
  private void copyProject() {
    Path root = Objects.requireNonNull(Stacks.FOLDER.getParent());
    List.of("pom.xml", "mvnw", "mvnw.cmd", ".mvn").forEach(name -> copy(root, name));
    String module = root.relativize(Stacks.FOLDER).toString();
    Stream.of("pom.xml", "mvnw", "mvnw.cmd", "Pulumi.yaml", "Pulumi.dev.yaml", "src/main")
        .forEach(name -> copy(root, module + "/" + name));
  }

  private void copy(Path root, String name) {
    try (Stream<Path> files = Files.walk(root.resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(root.relativize(file));
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String run(String... arguments) {
    Path project = folder.resolve(Stacks.FOLDER.getFileName());
    ProcessBuilder command =
        new ProcessBuilder(arguments)
            .directory((Files.exists(project) ? project : folder).toFile())
            .redirectErrorStream(true);
    command
        .environment()
        .putAll(
            Map.of(
                "PULUMI_BACKEND_URL",
                folder.toUri().toString(),
                "PULUMI_CONFIG_PASSPHRASE",
                "of a test",
                "PULUMI_SKIP_UPDATE_CHECK",
                "true",
                "MAVEN_ARGS",
                "--offline -Dmaven.repo.local=" + System.getProperty("comanda.maven.repository")));
    try {
      Process process = command.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
