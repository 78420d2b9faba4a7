package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.comanda.architecture.House;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** V03, after all other tests: whoever leaves out the catalogue's test finds the build red here. */
class ExecutedRulesIT {

  @Test
  void every_rule_of_the_catalogue_was_executed() throws IOException {
    Rule rule = Verification.of(Terms.COMANDA, Execution.executed()).getLast();

    // It looks at the list of rules and at no class.
    JavaClasses none = new ClassFileImporter().importClasses(List.of());
    List<Violation> violations =
        rule.violations(new Code(House.COMANDA, House.COMANDA.root(), none, none));

    assertThat(violations).withFailMessage(() -> "\n" + rule.message(violations)).isEmpty();
  }
}
