package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.architecture.House;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

  private static final Code CODE =
      Code.ofModules(House.COMANDA, Path.of(System.getProperty("comanda.root")));

  static List<Rule> rules() {
    return Catalogue.of(Terms.COMANDA);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_code_keeps(Rule rule) {
    List<Violation> violations = rule.violations(CODE);
    assertThat(violations).withFailMessage(() -> "\n" + rule.message(violations)).isEmpty();
  }
}
