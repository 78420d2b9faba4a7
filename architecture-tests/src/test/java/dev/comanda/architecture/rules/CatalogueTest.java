package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code keeps every rule of the house, and the rules look at all of the code. */
class CatalogueTest {

  static Stream<Rule> rules() {
    return Stream.concat(
        Catalogue.of(Terms.COMANDA).stream(),
        // V03 is asked afterwards: ExecutedRulesIT.
        Verification.of(Terms.COMANDA, Set.of()).stream().filter(rule -> !rule.id().equals("V03")));
  }

  @BeforeAll
  static void nothing_has_been_executed_yet() throws IOException {
    Execution.begin();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_code_keeps(Rule rule) throws IOException {
    List<Violation> violations = rule.violations(Shipped.CODE);
    Execution.of(rule);

    assertThat(violations).withFailMessage(() -> "\n" + rule.message(violations)).isEmpty();
  }
}
