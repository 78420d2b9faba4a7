package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    List<Violation> violations = rule.violations(Example.of(rule.id()).code());

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
