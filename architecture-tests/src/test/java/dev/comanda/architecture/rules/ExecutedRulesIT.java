package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** V03, after all other tests: whoever leaves out the catalogue's test finds the build red here. */
class ExecutedRulesIT {

  @Test
  void every_rule_of_the_catalogue_was_executed() throws IOException {
    Rule rule = Verification.of(Terms.COMANDA, Execution.executed()).getLast();

    List<Violation> violations = rule.violations(Shipped.CODE);

    assertThat(violations).withFailMessage(() -> "\n" + rule.message(violations)).isEmpty();
  }
}
