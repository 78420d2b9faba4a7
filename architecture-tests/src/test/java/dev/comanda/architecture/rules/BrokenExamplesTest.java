package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.architecture.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule finds what is wrong in the example that was broken for it, line by line, and says what
 * a learner needs; and it finds nothing in the examples of the other rules.
 */
class BrokenExamplesTest {

  private static final String ACCEPT =
      "./mvnw -pl architecture-tests -am test -Dtest=BrokenExamplesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcomanda.accept=true";

  static List<Rule> rules() {
    return Catalogue.of(Terms.COMANDA);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void says_what_is_wrong(Rule rule) throws IOException {
    says(rule, Example.of(rule.id()).code());
  }

  @Test
  void says_which_names_of_the_rules_stand_for_nothing() throws IOException {
    List<String> contexts = new ArrayList<>(House.COMANDA.contexts());
    contexts.add("loyalty");
    Terms terms =
        Parts.with(
            Terms.COMANDA,
            "publisher",
            Terms.COMANDA.publisher().with("dev.comanda.shared.config.Postman"));

    says(
        Verification.of(terms, Set.of()).getFirst(),
        Shipped.CODE.under(Parts.with(House.COMANDA, "contexts", contexts)));
  }

  @Test
  void says_which_modules_are_not_looked_at() throws IOException {
    List<House.Module> modules = new ArrayList<>(House.COMANDA.modules());
    modules.add(new House.Module("adapters/kafka", "comanda-adapter-kafka", 20, 10));
    Rule rule = Verification.of(Terms.COMANDA, Set.of()).get(1);

    says(rule, Shipped.CODE.under(Parts.with(House.COMANDA, "modules", modules)));
  }

  @Test
  void says_which_rules_were_not_executed() throws IOException {
    Set<String> executed = rules().stream().map(Rule::id).collect(Collectors.toSet());
    executed.removeAll(Set.of("R05", "R19"));

    says(Verification.of(Terms.COMANDA, executed).getLast(), Shipped.CODE);
  }

  private static void says(Rule rule, Code code) throws IOException {
    List<Violation> violations = rule.violations(code);

    assertThat(violations).as("what %s finds in its own example", rule.id()).isNotEmpty();
    Path pinned =
        Path.of(System.getProperty("comanda.root"))
            .resolve("architecture-tests/src/test/resources/expected")
            .resolve(rule.id() + ".txt");
    String message = rule.message(violations);
    if (Boolean.getBoolean("comanda.accept")) {
      Files.createDirectories(pinned.getParent());
      Files.writeString(pinned, message);
    }
    assertThat(pinned).as("the pinned message; to write it: " + ACCEPT).exists();
    assertThat(message)
        .as("the message in %s; if it changed for the better: %s", pinned.getFileName(), ACCEPT)
        .isEqualTo(Files.readString(pinned));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void finds_nothing_in_the_examples_of_others(Rule rule) {
    assertThat(rules())
        .filteredOn(other -> !other.id().equals(rule.id()))
        .allSatisfy(other ->
            assertThat(rule.violations(Example.of(other.id()).code()))
                .as("what %s finds in the example of %s", rule.id(), other.id())
                .isEmpty());
  }
}
