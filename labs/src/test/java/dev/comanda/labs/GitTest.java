package dev.comanda.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {

  @TempDir Path root;

  @Test
  void counts_what_is_committed_what_is_not_and_what_is_new() throws Exception {
    assumeTrue(hasGit(), "git is not installed");
    git("init", "--quiet", "--initial-branch=main");
    write("committed.txt", "1");
    write("edited.txt", "1");
    write("untouched.txt", "1");
    commit();
    write("committed.txt", "2");
    commit();
    write("edited.txt", "2");
    write("new é.txt", "1");

    assertThat(new Git(root).changedSince("HEAD~1"))
        .hasValueSatisfying(changed ->
            assertThat(changed).containsExactly("committed.txt", "edited.txt", "new é.txt"));
    assertThat(new Git(root).changedSince("HEAD"))
        .hasValueSatisfying(changed -> assertThat(changed).hasSize(2));
  }

  @Test
  void does_not_guess_when_the_revision_is_unknown_or_nothing_is_versioned() throws Exception {
    assertThat(new Git(root).changedSince("HEAD")).isEmpty();
    assumeTrue(hasGit(), "git is not installed");
    git("init", "--quiet", "--initial-branch=main");
    write("a.txt", "1");
    commit();

    assertThat(new Git(root).changedSince("v9")).isEmpty();
    assertThat(new Git(root).base()).isEqualTo("HEAD");
  }

  private void commit() throws Exception {
    git("add", "--all");
    git(
        "-c",
        "user.name=Ana",
        "-c",
        "user.email=ana@example.com",
        "-c",
        "commit.gpgsign=false",
        "commit",
        "--quiet",
        "--message=x");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as("%s", command).isZero();
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private void write(String path, String content) throws IOException {
    Files.writeString(root.resolve(path), content);
  }
}
