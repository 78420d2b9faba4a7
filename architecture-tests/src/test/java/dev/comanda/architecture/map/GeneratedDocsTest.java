package dev.comanda.architecture.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.architecture.Generate;
import dev.comanda.architecture.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A generated document that no longer fits the code is found, with the command that mends it. */
class GeneratedDocsTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("comanda.root"), "run by Maven"));

  @ParameterizedTest
  @FieldSource("dev.comanda.architecture.Generate#GENERATORS")
  void committed_documents_are_what_the_code_says(Generator generator) {
    assertThat(Generate.differences(generator, ROOT)).isEmpty();
  }

  @Test
  void a_document_that_is_missing_changed_or_left_over_is_named_with_the_command(@TempDir Path root)
      throws IOException {
    write(root, "docs/made/same.md", "same");
    write(root, "docs/made/changed.md", "old");
    write(root, "docs/made/left.md", "old");
    write(root, "docs/others.md", "somebody else's");
    write(
        root, "docs/made/same.svg", "<svg>other fonts</svg><!-- " + MARK + "a".repeat(64) + " -->");
    write(
        root, "docs/made/stale.svg", "<svg>same fonts</svg><!-- " + MARK + "b".repeat(64) + " -->");

    assertThat(Generate.differences(new Example(), root))
        .map(Object::toString)
        .containsExactlyInAnyOrder(
            "docs/made/changed.md is not what the code says; run ./mvnw -Pdocs",
            "docs/made/missing.md is not what the code says; run ./mvnw -Pdocs",
            "docs/made/stale.svg is not what the code says; run ./mvnw -Pdocs",
            "docs/made/left.md is left over; run ./mvnw -Pdocs");
  }

  @Test
  void a_generator_that_makes_nothing_is_an_error(@TempDir Path root) {
    assertThatThrownBy(() -> Generate.differences(new Nothing(), root))
        .hasMessageContaining("Nothing makes no document");
  }

  private static final class Nothing implements Generator {

    @Override
    public Map<String, byte[]> generate(Path root) {
      return Map.of();
    }

    @Override
    public boolean owns(String path) {
      return false;
    }
  }

  private static final String MARK = "made-from:sha256:";

  private static final class Example implements Generator {

    @Override
    public Map<String, byte[]> generate(Path root) {
      return Map.of(
          "docs/made/same.md", bytes("same"),
          "docs/made/changed.md", bytes("new"),
          "docs/made/missing.md", bytes("new"),
          "docs/made/same.svg", bytes("<svg/><!-- " + MARK + "a".repeat(64) + " -->"),
          "docs/made/stale.svg",
              bytes("<svg>same fonts</svg><!-- " + MARK + "c".repeat(64) + " -->"));
    }

    @Override
    public boolean owns(String path) {
      return path.startsWith("docs/made/");
    }
  }

  private static void write(Path root, String path, String content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(root.resolve(path).getParent()));
    Files.write(root.resolve(path), bytes(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
