package dev.comanda.infrastructure.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A document that no longer fits the program is found, with the command that mends it. */
class DocumentsTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("comanda.root"), "run by Maven"));

  @TestFactory
  Stream<DynamicTest> committed_documents_are_what_the_program_says() {
    return Documents.all().entrySet().stream()
        .map(document ->
            DynamicTest.dynamicTest(
                document.getKey(), () -> compare(document.getKey(), document.getValue())));
  }

  private static void compare(String path, String text) throws IOException {
    Path file = ROOT.resolve(path);

    assertThat(file).as("%s is missing; run %s", path, Documents.COMMAND).exists();
    assertThat(Files.readString(file))
        .as("%s is not what the program says; run %s", path, Documents.COMMAND)
        .isEqualTo(text);
  }
}
