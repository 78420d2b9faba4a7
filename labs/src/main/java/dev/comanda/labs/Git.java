package dev.comanda.labs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks git what has changed.
 *
 * @param root the checkout's root
 */
record Git(Path root) {

  /** The files that differ from a revision, committed or not; empty if git cannot say. */
  Optional<Set<String>> changedSince(String revision) {
    Optional<List<String>> changed = ask("diff", "--name-only", "--no-renames", revision, "--");
    Optional<List<String>> untracked = ask("ls-files", "--others", "--exclude-standard");
    if (changed.isEmpty() || untracked.isEmpty()) {
      return Optional.empty();
    }
    Set<String> all = new TreeSet<>(changed.get());
    all.addAll(untracked.get());
    return Optional.of(all);
  }

  /** Where the student's work began: where it left origin/main, or else the last commit. */
  String base() {
    return ask("merge-base", "HEAD", "origin/main").map(List::getFirst).orElse("HEAD");
  }

  private Optional<List<String>> ask(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotepath=off"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(answer.lines().toList()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
