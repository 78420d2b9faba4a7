package dev.comanda.labs;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs labs: breaks a copy of the code with a lab's patch, runs the narrowest check that must
 * notice, and compares what it says with what is expected.
 */
public final class Try {

  private static final int AS_EXPECTED = 0;
  private static final int NOT_AS_EXPECTED = 1;
  private static final int COULD_NOT_RUN = 2;

  private final Path root;
  private final Language language;
  private final PrintStream out;
  private final PrintStream progress;

  private Try(Path root, Language language, PrintStream out, PrintStream progress) {
    this.root = root;
    this.language = language;
    this.out = out;
    this.progress = progress;
  }

  /** Run by {@code labs/try} in the checkout's root. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    try {
      Options options = Options.of(List.of(arguments));
      Path root = Path.of("").toAbsolutePath();
      // Only JSON goes where autograders read.
      PrintStream progress = options.action() == Options.Action.GRADE ? err : out;
      System.exit(new Try(root, options.language(), out, progress).run(options));
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      err.println(Language.ofMachine().say(Text.WRONG_USAGE, String.valueOf(e.getMessage())));
      System.exit(COULD_NOT_RUN);
    }
  }

  private int run(Options options) {
    List<Lab> all = Lab.all(root);
    List<Lab> named = named(options.labs(), all);
    return switch (options.action()) {
      case HELP -> say(AS_EXPECTED, Text.USAGE);
      case LIST -> list(all);
      default -> inCopy(options, all, named);
    };
  }

  private int inCopy(Options options, List<Lab> all, List<Lab> named) {
    Optional<Scratch> opened = Scratch.of(root);
    if (opened.isEmpty()) {
      return say(COULD_NOT_RUN, Text.BUSY);
    }
    try (Scratch scratch = opened.get()) {
      return switch (options.action()) {
        case RUN -> runOne(named.getFirst(), scratch) ? AS_EXPECTED : NOT_AS_EXPECTED;
        case ACCEPT -> acceptAll(named, scratch);
        case SHOW -> show(named.getFirst(), scratch);
        case CHECK -> check(named.getFirst(), options.base(), scratch);
        case GRADE -> gradeAll(named.isEmpty() ? all : named, options.base(), scratch);
        case CHANGED -> runChanged(all, options, scratch);
        case ALL -> runAll(all, scratch);
        case HELP, LIST -> throw new AssertionError(options.action());
      };
    }
  }

  private List<Lab> named(List<Integer> numbers, List<Lab> all) {
    List<Lab> named = new ArrayList<>();
    for (int number : numbers) {
      named.add(
          all.stream()
              .filter(lab -> lab.number() == number)
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException(language.say(Text.UNKNOWN_LAB, number))));
    }
    return named;
  }

  private int list(List<Lab> all) {
    int width = all.stream().mapToInt(lab -> lab.title(language).length()).max().orElse(0);
    String header = language == Language.PT ? "laboratório" : "lab";
    say(AS_EXPECTED, Text.LIST_HEADER, " ".repeat(Math.max(width - header.length(), 0)));
    for (Lab lab : all) {
      out.printf(
          "%s  %-" + width + "s  %-16s  %7d%n",
          lab.id(),
          lab.title(language),
          lab.red(),
          lab.minutes());
    }
    return AS_EXPECTED;
  }

  private int show(Lab lab, Scratch scratch) {
    scratch.fill(List.of(lab.breakPatch()));
    progress.println(lab.text("break.patch"));
    return say(
        AS_EXPECTED,
        Text.SHOWN,
        root.relativize(scratch.root()),
        root.relativize(lab.file("break.patch")));
  }

  /** Whether it came out as expected. */
  private boolean runOne(Lab lab, Scratch scratch) {
    Optional<Maven.Run> run = breakAndCheck(lab, scratch);
    if (run.isEmpty()) {
      return false;
    }
    if (run.get().passed()) {
      say(NOT_AS_EXPECTED, Text.DID_NOT_BITE);
      return false;
    }
    Message actual = run.get().message(scratch.root());
    Message expected = new Message(lab.expected());
    say(AS_EXPECTED, Text.MESSAGE);
    actual.text().lines().forEach(line -> progress.println("  | " + line));
    progress.println();
    if (actual.saysTheSameAs(expected)) {
      say(AS_EXPECTED, Text.AS_EXPECTED, run.get().duration().toSeconds());
      say(AS_EXPECTED, Text.NOW_READ, readme(lab));
      return true;
    }
    say(NOT_AS_EXPECTED, Text.DIFFERENT);
    actual.differencesFrom(expected).forEach(line -> progress.println("  " + line));
    return false;
  }

  private int acceptAll(List<Lab> labs, Scratch scratch) {
    int worst = AS_EXPECTED;
    for (Lab lab : labs) {
      worst = Math.max(worst, accept(lab, scratch));
    }
    return worst;
  }

  private int accept(Lab lab, Scratch scratch) {
    Optional<Maven.Run> run = breakAndCheck(lab, scratch);
    if (run.isEmpty()) {
      return NOT_AS_EXPECTED;
    }
    if (run.get().passed()) {
      return say(NOT_AS_EXPECTED, Text.DID_NOT_BITE);
    }
    Message message = run.get().message(scratch.root());
    progress.print(message.text());
    lab.accept(message.text());
    return say(AS_EXPECTED, Text.ACCEPTED);
  }

  /** Empty if the patch does not fit; it has been said then. */
  private Optional<Maven.Run> breakAndCheck(Lab lab, Scratch scratch) {
    Patch patch = lab.breakPatch();
    progress.printf("%n%s  %s%n", lab.id(), lab.title(language));
    try {
      scratch.fill(List.of(patch));
    } catch (IllegalStateException e) {
      say(NOT_AS_EXPECTED, Text.DOES_NOT_FIT, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    return Optional.of(check(lab.check(), patch.paths(), false, scratch));
  }

  private Maven.Run check(Lab.Check check, List<String> broken, boolean allTests, Scratch scratch) {
    progress.print("  ");
    say(AS_EXPECTED, Text.COPY, root.relativize(scratch.root()));
    if (!broken.isEmpty()) {
      progress.print("  ");
      say(AS_EXPECTED, Text.PATCHED, String.join(", ", broken));
    }
    progress.print("  ");
    say(AS_EXPECTED, Text.CHECKED, String.join(" ", check.arguments()));
    boolean settled = scratch.isSettled(check.modules());
    if (!settled && check.tests().isPresent()) {
      progress.print("  ");
      say(AS_EXPECTED, Text.COMPILING);
    }
    Maven.Run run = new Maven(scratch.root(), progress).run(check, settled, allTests);
    if (!run.tests().isEmpty()) {
      scratch.settle(check.modules());
    }
    progress.println();
    return run;
  }

  private int check(Lab lab, Optional<String> base, Scratch scratch) {
    if (!lab.isGraded()) {
      return say(NOT_AS_EXPECTED, Text.NOT_GRADED, lab.id());
    }
    Grader.Grade grade = grade(lab, base, scratch);
    for (Grader.Item item : grade.items()) {
      progress.printf("  %s %2d  %s%n", item.passed() ? "+" : "-", item.points(), item.name());
    }
    progress.print("  ");
    say(AS_EXPECTED, Text.TOUCHED, grade.touched().values().toArray());
    progress.print("  ");
    say(AS_EXPECTED, Text.POINTS, grade.points(), grade.maxPoints());
    return grade.points() == grade.maxPoints() ? AS_EXPECTED : NOT_AS_EXPECTED;
  }

  private int gradeAll(List<Lab> labs, Optional<String> base, Scratch scratch) {
    List<Grader.Grade> grades = new ArrayList<>();
    for (Lab lab : labs) {
      if (lab.isGraded()) {
        grades.add(grade(lab, base, scratch));
      }
    }
    int points = grades.stream().mapToInt(Grader.Grade::points).sum();
    int maxPoints = grades.stream().mapToInt(Grader.Grade::maxPoints).sum();
    out.printf(
        "{\"points\":%d,\"maxPoints\":%d,\"labs\":[%s]}%n",
        points,
        maxPoints,
        grades.stream().map(Grader.Grade::json).collect(Collectors.joining(",")));
    return points == maxPoints ? AS_EXPECTED : NOT_AS_EXPECTED;
  }

  /** The student's own files, in the copy. */
  private Grader.Grade grade(Lab lab, Optional<String> base, Scratch scratch) {
    String revision = base.orElseGet(new Git(root)::base);
    Set<String> touched =
        new Git(root)
            .changedSince(revision)
            .orElseThrow(() -> new IllegalStateException(language.say(Text.NO_GIT, revision)));
    progress.printf("%n%s  %s%n", lab.id(), lab.title(language));
    scratch.fill(lab.gradedPatch().stream().toList());
    Maven.Run run = check(lab.gradedCheck(), List.of(), true, scratch);
    if (run.tests().isEmpty()) {
      progress.println(run.message(scratch.root()).text());
    }
    return Grader.grade(lab, run.tests(), touched);
  }

  /** Whether a lab's own solution reaches all of its points. */
  private boolean canBeSolved(Lab lab, Scratch scratch) {
    Optional<Patch> solution = lab.solutionPatch();
    if (solution.isEmpty()) {
      return true;
    }
    List<Patch> patches = new ArrayList<>(List.of(lab.breakPatch(), solution.get()));
    Set<String> touched = new LinkedHashSet<>();
    patches.forEach(patch -> touched.addAll(patch.paths()));
    lab.gradedPatch().ifPresent(patches::add);
    try {
      scratch.fill(patches);
    } catch (IllegalStateException e) {
      say(NOT_AS_EXPECTED, Text.DOES_NOT_FIT, String.valueOf(e.getMessage()));
      return false;
    }
    Maven.Run run = check(lab.gradedCheck(), solution.get().paths(), true, scratch);
    Grader.Grade grade = Grader.grade(lab, run.tests(), touched);
    if (grade.points() == grade.maxPoints()) {
      say(AS_EXPECTED, Text.SOLUTION_WORKS, grade.maxPoints());
      return true;
    }
    say(
        NOT_AS_EXPECTED,
        Text.SOLUTION_FAILS,
        grade.points(),
        grade.maxPoints(),
        grade.items().stream()
            .filter(item -> !item.passed())
            .map(Grader.Item::name)
            .collect(Collectors.joining(", ")));
    return false;
  }

  private int runAll(List<Lab> labs, Scratch scratch) {
    List<String> wrong = new ArrayList<>();
    warmUp(labs, scratch);
    for (Lab lab : labs) {
      if (!runOne(lab, scratch) || !canBeSolved(lab, scratch)) {
        wrong.add(lab.id());
      }
    }
    progress.println();
    return say(
        wrong.isEmpty() ? AS_EXPECTED : NOT_AS_EXPECTED,
        Text.SUMMARY,
        labs.size(),
        labs.size() - wrong.size(),
        wrong.size(),
        wrong.isEmpty() ? "" : ": " + String.join(", ", wrong));
  }

  /** Compiles once what several labs need, instead of once for each of them. */
  private void warmUp(List<Lab> labs, Scratch scratch) {
    scratch.fill(List.of());
    Set<String> checks = new TreeSet<>();
    for (Lab lab : labs) {
      Lab.Check check = lab.check();
      if (check.tests().isPresent()
          && check.folders().stream().allMatch(it -> Files.exists(scratch.root().resolve(it)))
          && !scratch.isSettled(check.modules())) {
        checks.add(check.modules());
      }
    }
    if (checks.size() > 1) {
      say(AS_EXPECTED, Text.COMPILING);
      if (new Maven(scratch.root(), progress).compile(String.join(",", checks))) {
        checks.forEach(scratch::settle);
      }
    }
  }

  private int runChanged(List<Lab> all, Options options, Scratch scratch) {
    String revision = options.revision().orElseThrow();
    Optional<Set<String>> changed = new Git(root).changedSince(revision);
    if (changed.isEmpty()) {
      return say(COULD_NOT_RUN, Text.NO_GIT, revision);
    }
    List<Lab> touched = all.stream().filter(lab -> isTouched(lab, changed.get())).toList();
    if (touched.isEmpty()) {
      return say(AS_EXPECTED, Text.NO_LAB_TOUCHED, revision);
    }
    List<Lab> running = touched.subList(0, Math.min(options.max(), touched.size()));
    int result = runAll(running, scratch);
    if (running.size() < touched.size()) {
      say(
          result,
          Text.LEFT_OUT,
          options.max(),
          touched.subList(running.size(), touched.size()).stream()
              .map(Lab::id)
              .collect(Collectors.joining(", ")));
    }
    return result;
  }

  private boolean isTouched(Lab lab, Set<String> changed) {
    Set<String> concerns = new TreeSet<>(lab.breakPatch().paths());
    concerns.addAll(lab.watched());
    String folder = root.relativize(lab.folder()).toString().replace('\\', '/') + "/";
    return changed.stream()
        .anyMatch(path ->
            path.startsWith(folder)
                || path.startsWith("labs/src/main/")
                || concerns.stream()
                    .anyMatch(concern ->
                        path.equals(concern)
                            || (concern.endsWith("/") && path.startsWith(concern))));
  }

  private String readme(Lab lab) {
    Path readme = lab.file(language == Language.PT ? "README.pt-BR.md" : "README.md");
    return root.relativize(readme).toString();
  }

  private int say(int result, Text text, Object... arguments) {
    progress.println(language.say(text, arguments).stripTrailing());
    return result;
  }

  /** What we print has accents; a console that says nothing of its encoding has UTF-8. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    if (windows) {
      return descriptor == FileDescriptor.out ? System.out : System.err;
    }
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
