package dev.comanda.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A context knows nothing of another's classes: they meet in messages, over HTTP, or in what one
 * publishes ({@code dev.comanda.catalog.api}). Maven cannot see to it, because contexts share
 * modules (docs/adr/0001).
 */
class ContextsTest {

  private static final List<String> CONTEXTS =
      List.of("identity", "catalog", "order", "payment", "production");

  /** Far below the size of the smallest one, far above nothing. */
  private static final int CLASSES_OF_A_CONTEXT = 30;

  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/architecture-tests/"))
          .importPackages("dev.comanda");

  @ParameterizedTest
  @FieldSource("CONTEXTS")
  void a_context_knows_nothing_of_anothers_classes(String context) {
    assertThat(violations(context, SHIPPED)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("CONTEXTS")
  void the_classes_of_every_context_and_ring_were_looked_at(String context) {
    assertThat(SHIPPED.that(resideInAPackage("dev.comanda." + context + "..")))
        .hasSizeGreaterThan(CLASSES_OF_A_CONTEXT);
    for (String ring : List.of("domain", "application", "adapter.http", "config")) {
      assertThat(SHIPPED.that(resideInAPackage("dev.comanda." + context + "." + ring + "..")))
          .as("%s.%s", context, ring)
          .isNotEmpty();
    }
  }

  @Test
  void a_context_that_knows_anothers_class_is_found() {
    JavaClasses broken =
        new ClassFileImporter()
            .importPackages("dev.comanda.production.fixture", "dev.comanda.order.domain");

    assertThat(violations("production", broken))
        .isNotEmpty()
        .allSatisfy(violation ->
            assertThat(violation).contains("TicketThatKnowsTheOrder", "order.domain.OrderId"));
    assertThat(violations("order", broken)).isEmpty();
  }

  private static List<String> violations(String context, JavaClasses classes) {
    String[] others =
        CONTEXTS.stream()
            .filter(other -> !other.equals(context))
            .map(other -> "dev.comanda." + other + "..")
            .toArray(String[]::new);
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("dev.comanda." + context + "..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(others).and(not(resideInAPackage("dev.comanda.catalog.api.."))))
            .allowEmptyShould(true);
    EvaluationResult result = rule.evaluate(classes);
    return result.getFailureReport().getDetails();
  }
}
