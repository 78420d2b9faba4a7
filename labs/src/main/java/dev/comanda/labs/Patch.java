package dev.comanda.labs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patch as {@code git diff} writes it. It fits or it does not: context may have moved up or down,
 * but every line of it must be there, because a lab that fits by guessing teaches something else.
 *
 * @param changes one for each file
 */
record Patch(List<FileChange> changes) {

  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+\\d+(?:,\\d+)? @@.*");
  private static final String NOWHERE = "/dev/null";

  /**
   * What happens to a file.
   *
   * @param path from the repository's root, with slashes
   * @param added whether the file is new
   * @param deleted whether the file goes away
   */
  record FileChange(String path, boolean added, boolean deleted, List<Hunk> hunks) {}

  /**
   * A place in a file.
   *
   * @param line where it was, from 0
   * @param before the lines that must be there
   * @param after the lines that are there afterwards
   */
  record Hunk(int line, List<String> before, List<String> after) {}

  /**
   * Reads a patch.
   *
   * @throws IllegalArgumentException if it is none, or does what no lab needs (renames, binaries)
   */
  static Patch parse(String text) {
    List<FileChange> changes = new ArrayList<>();
    List<Hunk> hunks = new ArrayList<>();
    String from = "";
    for (String line : text.lines().toList()) {
      Matcher hunk = HUNK.matcher(line);
      if (line.startsWith("--- ") && !isInside(hunks)) {
        from = pathIn(line);
      } else if (line.startsWith("+++ ") && !from.isEmpty()) {
        String to = pathIn(line);
        hunks = new ArrayList<>();
        changes.add(
            new FileChange(
                to.equals(NOWHERE) ? from : to, from.equals(NOWHERE), to.equals(NOWHERE), hunks));
        from = "";
      } else if (line.startsWith("diff ")) {
        hunks = new ArrayList<>();
      } else if (line.startsWith("rename ") || line.startsWith("GIT binary")) {
        throw new IllegalArgumentException("labs do without: " + line);
      } else if (hunk.matches()) {
        hunks.add(
            new Hunk(
                Math.max(Integer.parseInt(hunk.group(1)) - 1, 0),
                new ArrayList<>(),
                new ArrayList<>()));
      } else if (isInside(hunks)) {
        addLine(hunks.getLast(), line);
      }
    }
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("this is no patch");
    }
    return new Patch(changes);
  }

  /** The files it touches, in its order. */
  List<String> paths() {
    return changes.stream().map(FileChange::path).toList();
  }

  /**
   * What the touched files contain afterwards; empty for those that are gone.
   *
   * @param contents a file's text by its path; empty if there is none
   * @throws IllegalStateException if it does not fit
   */
  Map<String, Optional<String>> applyTo(Function<String, Optional<String>> contents) {
    Map<String, Optional<String>> results = new LinkedHashMap<>();
    for (FileChange change : changes) {
      Optional<String> content = contents.apply(change.path());
      if (content.isPresent() == change.added()) {
        throw new IllegalStateException(
            change.path() + (change.added() ? " exists already" : " does not exist"));
      }
      String result = apply(change, content.orElse(""));
      results.put(change.path(), change.deleted() ? Optional.empty() : Optional.of(result));
    }
    return results;
  }

  private static String apply(FileChange change, String content) {
    List<String> lines = new ArrayList<>(content.lines().toList());
    int moved = 0;
    int from = 0;
    for (Hunk hunk : change.hunks()) {
      int at = find(hunk.before(), lines, hunk.line() + moved, from);
      if (at < 0) {
        throw new IllegalStateException(
            "%s is not what the patch expects around line %d: %s"
                .formatted(
                    change.path(),
                    hunk.line() + 1,
                    hunk.before().isEmpty() ? "" : hunk.before().getFirst().strip()));
      }
      List<String> place = lines.subList(at, at + hunk.before().size());
      place.clear();
      place.addAll(hunk.after());
      moved = at - hunk.line() + hunk.after().size() - hunk.before().size();
      from = at + hunk.after().size();
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** Where the lines are, as close to a place as possible; -1 if nowhere from {@code first} on. */
  private static int find(List<String> wanted, List<String> lines, int place, int first) {
    int last = lines.size() - wanted.size();
    for (int distance = 0; distance <= lines.size(); distance++) {
      for (int at : new int[] {place - distance, place + distance}) {
        if (at >= first && at <= last && lines.subList(at, at + wanted.size()).equals(wanted)) {
          return at;
        }
      }
    }
    return -1;
  }

  private static boolean isInside(List<Hunk> hunks) {
    return !hunks.isEmpty();
  }

  private static void addLine(Hunk hunk, String line) {
    // An empty line of context: editors and mailers like to strip its blank.
    char kind = line.isEmpty() ? ' ' : line.charAt(0);
    String content = line.isEmpty() ? "" : line.substring(1);
    switch (kind) {
      case ' ' -> {
        hunk.before().add(content);
        hunk.after().add(content);
      }
      case '-' -> hunk.before().add(content);
      case '+' -> hunk.after().add(content);
      case '\\' -> {}
      default -> throw new IllegalArgumentException("not a line of a patch: " + line);
    }
  }

  private static String pathIn(String line) {
    String path = line.substring(4).strip();
    return path.equals(NOWHERE) ? path : path.substring(path.indexOf('/') + 1);
  }
}
