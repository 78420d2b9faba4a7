package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.architecture.House;
import dev.comanda.architecture.rules.Terms.Allowed;
import dev.comanda.architecture.rules.Terms.Forbidden;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever weakens a rule turns the suite red: every name of the house misspelt or left out, every
 * word of every list taken away, every list of what is allowed opened to all. Red means that a rule
 * no longer says of its own example what is pinned, or that V01 or V02 find something.
 */
class WeakenedRulesTest {

  /** These take no list and no name: what they look for is in jMolecules and Modulith. */
  private static final Set<String> WITHOUT_TERMS = Set.of("R14", "R22", "R27");

  private static final Map<String, List<Violation>> SOUND = findings(House.COMANDA, Terms.COMANDA);

  /** The suite with something changed in it. */
  record Mutant(String what, House house, Terms terms) {

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Mutant> mutants() {
    List<Mutant> mutants = new ArrayList<>();
    for (RecordComponent component : Terms.class.getRecordComponents()) {
      switch (Parts.of(Terms.COMANDA, component)) {
        case Forbidden forbidden ->
            forbidden
                .names()
                .forEach(
                    name -> mutants.add(of(component, "without " + name, forbidden.without(name))));
        case Allowed allowed -> mutants.add(of(component, "open to all", allowed.with("*")));
        default -> throw new IllegalStateException("no list: " + component);
      }
    }
    for (RecordComponent component : House.class.getRecordComponents()) {
      if (Parts.of(House.COMANDA, component) instanceof String name) {
        mutants.add(of(component, "misspelt", name + "x"));
      }
    }
    House house = House.COMANDA;
    house
        .contexts()
        .forEach(context -> {
          List<String> others = new ArrayList<>(house.contexts());
          others.remove(context);
          mutants.add(of(component("contexts"), "without " + context, others));
          others.add(context + "x");
          mutants.add(of(component("contexts"), "misspelt " + context, others));
        });
    house
        .modules()
        .forEach(module -> {
          List<House.Module> others = new ArrayList<>(house.modules());
          others.remove(module);
          others.add(
              new House.Module(
                  module.folder() + "x",
                  module.artifact() + "x",
                  module.classes(),
                  module.testClasses()));
          mutants.add(of(component("modules"), "misspelt " + module.folder(), others));
          others.removeLast();
          others.add(new House.Module(module.folder(), module.artifact(), 0, 0));
          mutants.add(of(component("modules"), "nothing asked of " + module.folder(), others));
        });
    return mutants.stream();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void somebody_notices(Mutant mutant) {
    boolean examplesDiffer = !findings(mutant.house(), mutant.terms()).equals(SOUND);

    assertThat(examplesDiffer || !complaints(mutant).isEmpty())
        .as("the suite is red with %s", mutant)
        .isTrue();
  }

  @Test
  void nobody_complains_when_nothing_is_weakened() {
    assertThat(complaints(new Mutant("sound", House.COMANDA, Terms.COMANDA))).isEmpty();
    assertThat(SOUND.values()).noneMatch(List::isEmpty);
  }

  @Test
  void a_rule_that_was_deleted_leaves_its_example_behind() {
    assertThat(Catalogue.of(Terms.COMANDA))
        .extracting(Rule::id)
        .containsExactlyElementsOf(
            Stream.iterate(1, number -> number + 1).limit(29).map("R%02d"::formatted).toList());
  }

  private static List<Violation> complaints(Mutant mutant) {
    Code code = Shipped.CODE.under(mutant.house());
    return Verification.of(mutant.terms(), Set.of()).stream()
        .filter(rule -> !rule.id().equals("V03"))
        .flatMap(rule -> rule.violations(code).stream())
        .toList();
  }

  private static Map<String, List<Violation>> findings(House house, Terms terms) {
    Map<String, List<Violation>> findings = new TreeMap<>();
    for (Rule rule : Catalogue.of(terms)) {
      if (!WITHOUT_TERMS.contains(rule.id())) {
        findings.put(rule.id(), rule.violations(Example.of(rule.id()).code().under(house)));
      }
    }
    return findings;
  }

  private static RecordComponent component(String name) {
    return Arrays.stream(House.class.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Mutant of(RecordComponent component, String how, Object value) {
    boolean ofTerms = component.getDeclaringRecord().equals(Terms.class);
    return new Mutant(
        component.getName() + " " + how,
        ofTerms ? House.COMANDA : Parts.with(House.COMANDA, component.getName(), value),
        ofTerms ? Parts.with(Terms.COMANDA, component.getName(), value) : Terms.COMANDA);
  }
}
