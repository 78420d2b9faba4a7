package dev.comanda.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * The consumer in JavaScript: its own test says what it needs, and here is where it is run. Where
 * there is no Node.js nobody asks it, and what was agreed is taken for what it needs.
 */
class MenuBoardPactTest {

  private static final String PACT = "menu-board-gateway.json";
  private static final Path PACTS = Path.of("target", "pacts").toAbsolutePath();

  @Test
  void the_board_needs_a_menu() throws IOException {
    try {
      NodeTool.test(Path.of("javascript").toAbsolutePath(), Map.of("PACT_DIR", PACTS.toString()));
    } catch (TestAbortedException noNode) {
      Files.createDirectories(PACTS);
      Files.copy(Path.of(PACT), PACTS.resolve(PACT));
      throw noNode;
    }
    assertThat(PACTS.resolve(PACT)).isNotEmptyFile();
  }
}
