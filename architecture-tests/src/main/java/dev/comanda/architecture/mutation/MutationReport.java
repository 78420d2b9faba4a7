package dev.comanda.architecture.mutation;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes {@code docs/generated/mutation.md}, and its twin in Portuguese, from PIT's reports of the
 * core; refuses to if a mutant survived that nobody has explained, if an explanation has become
 * wrong, or if a part of the core was not mutated at all. Maven starts it from its source, when
 * nothing of this module is compiled: it takes nothing but the JDK.
 */
public final class MutationReport {

  private static final String ROOT_PACKAGE = "dev.comanda";
  private static final List<String> RINGS = List.of("domain", "application");

  /** Whoever has more of them begins with these. */
  private static final int SHOWN = 20;

  private static final String REASONS = "docs/mutation-survivors.properties";

  private final Path root;
  private final Properties reasons = new Properties();
  private final List<Mutant> mutants = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private MutationReport(Path root) throws IOException {
    this.root = root;
    try (Reader reader = Files.newBufferedReader(root.resolve(REASONS))) {
      reasons.load(reader);
    }
    for (String ring : RINGS) {
      Path report = root.resolve(ring + "/target/pit-reports/mutations.xml");
      mutants.addAll(Mutant.read(report, ring, ROOT_PACKAGE));
    }
  }

  /**
   * @param args the repository's root
   */
  public static void main(String... args) throws IOException {
    List<String> problems = write(Path.of(args[0]));
    problems.stream().limit(SHOWN).forEach(System.err::println);
    if (problems.size() > SHOWN) {
      System.err.println("... and %d more.".formatted(problems.size() - SHOWN));
    }
    if (!problems.isEmpty()) {
      System.exit(1);
    }
  }

  /**
   * Writes the pages if there is nothing to object to.
   *
   * @param root the repository's root, where PIT has been in both rings
   * @return what there is to object to, a line each
   */
  public static List<String> write(Path root) throws IOException {
    MutationReport report = new MutationReport(root);
    report.findProblems();
    if (report.problems.isEmpty()) {
      report.write("docs/generated/mutation.md", ENGLISH, "en");
      report.write("docs/generated/mutation.pt-BR.md", PORTUGUESE, "pt");
    }
    return report.problems;
  }

  private void findProblems() throws IOException {
    for (String ring : RINGS) {
      for (String context : contexts(ring)) {
        if (mutants.stream().filter(of(ring)).noneMatch(it -> it.context().equals(context))) {
          problems.add("Nothing of %s in %s was mutated.".formatted(context, ring));
        }
      }
    }
    TreeSet<String> explained = new TreeSet<>(reasons.stringPropertyNames());
    for (Mutant survivor : survivors()) {
      boolean inEnglish = explained.remove(survivor.name() + ".en");
      boolean inPortuguese = explained.remove(survivor.name() + ".pt");
      if (!inEnglish || !inPortuguese) {
        problems.add(
            "%s:%d survived (%s). Write the test that notices, or say in %s why none can, as %s.en and .pt"
                .formatted(
                    survivor.source(),
                    survivor.line(),
                    survivor.change(),
                    REASONS,
                    survivor.name()));
      }
    }
    explained.forEach(
        key -> problems.add("%s explains %s, which did not survive.".formatted(REASONS, key)));
  }

  /** What no test noticed. A known survivor whose time ran out on a busy machine stays one. */
  private List<Mutant> survivors() {
    return mutants.stream()
        .filter(it -> it.unnoticed() || (!it.killed() && reasons.containsKey(it.name() + ".en")))
        .sorted(Comparator.comparing(Mutant::source).thenComparingInt(Mutant::line))
        .toList();
  }

  private List<String> contexts(String ring) throws IOException {
    Path packages = root.resolve(ring + "/src/main/java").resolve(ROOT_PACKAGE.replace('.', '/'));
    try (Stream<Path> folders = Files.list(packages)) {
      return folders.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  private void write(String page, String frame, String language) throws IOException {
    Files.createDirectories(root.resolve(page).getParent());
    String text = frame.formatted(scores(language), survivorRows(language));
    Files.writeString(root.resolve(page), text);
  }

  private String scores(String language) throws IOException {
    TreeMap<String, StringBuilder> rows = new TreeMap<>();
    for (String ring : RINGS) {
      for (String context : contexts(ring)) {
        rows.computeIfAbsent(context, it -> new StringBuilder("| " + it + " |"));
      }
    }
    for (String ring : RINGS) {
      rows.forEach((context, row) ->
          row.append(score(of(ring).and(it -> it.context().equals(context)), language)));
    }
    StringBuilder table = new StringBuilder();
    rows.values().forEach(row -> table.append(row).append('\n'));
    table.append("| **").append(language.equals("pt") ? "tudo" : "all").append("** |");
    RINGS.forEach(ring -> table.append(score(of(ring), language)));
    return table.append('\n').toString();
  }

  /** Rounded down: 100 % means all. */
  private String score(Predicate<Mutant> which, String language) {
    long all = mutants.stream().filter(which).count();
    long survived = survivors().stream().filter(which).count();
    long permille = 1000 * (all - survived) / Math.max(all, 1);
    return String.format(
        Locale.forLanguageTag(language),
        " %.1f %% (%d %s %d) |",
        permille / 10.0,
        all - survived,
        language.equals("pt") ? "de" : "of",
        all);
  }

  private String survivorRows(String language) {
    StringBuilder rows = new StringBuilder();
    for (Mutant survivor : survivors()) {
      rows.append(
          "| [%s:%d](../../%s#L%d) | %s: %s | %s |\n"
              .formatted(
                  Path.of(survivor.source()).getFileName(),
                  survivor.line(),
                  survivor.source(),
                  survivor.line(),
                  mutator(survivor),
                  survivor.change(),
                  reasons.getProperty(survivor.name() + "." + language)));
    }
    return rows.toString();
  }

  private static String mutator(Mutant mutant) {
    return mutant.name().replaceAll("\\.\\d+$", "").replaceAll(".*\\.", "");
  }

  private static Predicate<Mutant> of(String ring) {
    return mutant -> mutant.ring().equals(ring);
  }

  private static final String ENGLISH =
      """
      <!-- generated: ./mvnw -Pmutation verify -->
      # Mutation testing

      *[Em português](mutation.pt-BR.md)*

      Would the tests of the core notice if it were wrong? [PIT](https://pitest.org) makes it wrong: it changes the compiled code in one place, runs
      the tests that reach the place, and does so for every place and every kind of change. A change that no test notices is a *survivor*. The score
      is the share of changes that were noticed. Only examples count: properties try other values in each run, and luck is no score.

      | context | domain | application |
      |---|---|---|
      %s
      ## Survivors

      Each has a reason, written down in [mutation-survivors.properties](../mutation-survivors.properties) and reviewed like code. A survivor without
      a reason fails `./mvnw -Pmutation verify`, and so does a reason that has become wrong.

      | place | what was changed | why nobody can notice |
      |---|---|---|
      %s\
      """;

  private static final String PORTUGUESE =
      """
      <!-- generated: ./mvnw -Pmutation verify -->
      # Teste de mutação

      *[In English](mutation.md)*

      Os testes do núcleo perceberiam se ele estivesse errado? O [PIT](https://pitest.org) faz com que esteja: muda o código compilado em um lugar,
      roda os testes que passam por ali, e repete isso para cada lugar e cada tipo de mudança. Uma mudança que nenhum teste percebe é uma
      *sobrevivente*. A nota é a parte das mudanças que foram percebidas. Só contam os exemplos: propriedades tentam outros valores a cada execução, e
      sorte não é nota.

      | contexto | domain | application |
      |---|---|---|
      %s
      ## Sobreviventes

      Cada uma tem um motivo, escrito em [mutation-survivors.properties](../mutation-survivors.properties) e revisado como código. Uma sobrevivente sem
      motivo faz falhar `./mvnw -Pmutation verify`, e um motivo que deixou de valer também.

      | lugar | o que foi mudado | por que ninguém percebe |
      |---|---|---|
      %s\
      """;
}
