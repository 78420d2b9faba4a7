package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.comanda.architecture.House;
import dev.comanda.architecture.Place;
import dev.comanda.architecture.Ring;
import dev.comanda.architecture.rules.Rule.Check;
import dev.comanda.architecture.rules.Terms.Allowed;
import dev.comanda.architecture.rules.Terms.Forbidden;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules about the rules: a check that looks at nothing is green for ever. That each example
 * breaks its own rule and no other (V04) is what {@code BrokenExamplesTest} proves.
 */
public final class Verification {

  private static final String NOWHERE = "House.java";

  private Verification() {}

  /**
   * V01 to V03.
   *
   * @param terms whose names of our own packages have to exist
   * @param executed the ids of the rules that were checked against the code
   */
  public static List<Rule> of(Terms terms, Set<String> executed) {
    return List.of(
        rule(
            "V01",
            "every package named in a rule contains production classes",
            "a rule about a package that does not exist finds nothing, and is green",
            "correct the name in House or Terms",
            code -> Stream.concat(emptyPlaces(code), emptyNames(terms, code))),
        rule(
            "V02",
            "every module contributes classes and tests to the import",
            "an import that skips jars or folders leaves rules with nothing to look at",
            "build the whole repository (./mvnw verify); correct the module's line in House",
            Verification::missingModules),
        rule(
            "V03",
            "every rule of the catalogue was executed",
            "a rule that nobody runs is a comment",
            "let CatalogueTest run it",
            _ ->
                Catalogue.of(terms).stream()
                    .filter(rule -> !executed.contains(rule.id()))
                    .map(rule -> new Violation(rule + " was not checked", "Catalogue.java", 0))));
  }

  private static Stream<Violation> emptyPlaces(Code code) {
    House house = code.house();
    Stream<Violation> rings =
        house.contexts().stream()
            .flatMap(context ->
                Stream.of(Ring.DOMAIN, Ring.APPLICATION, Ring.ADAPTER, Ring.BOOTSTRAP)
                    .filter(ring -> isEmpty(code, context, ring))
                    .map(ring -> empty(context + ", " + ring)));
    Stream<Violation> common =
        Stream.of(Ring.DOMAIN, Ring.APPLICATION, Ring.ADAPTER)
            .filter(ring -> isEmpty(code, house.shared(), ring))
            .map(ring -> empty(house.shared() + ", " + ring));
    // Whatever has no place at all escapes every rule.
    Stream<Violation> homeless =
        code.classes()
            .filter(type -> code.place(type).isEmpty())
            .map(type -> Violation.in(type, type.getName() + " stands in no ring"));
    Stream<Violation> published =
        code.in(Ring.API).findAny().isPresent()
            ? Stream.empty()
            : Stream.of(empty("published api"));
    return Stream.of(rings, common, homeless, published).flatMap(found -> found);
  }

  private static boolean isEmpty(Code code, String context, Ring ring) {
    return code.standing((Place place) -> place.context().equals(context) && place.ring() == ring)
        .findAny()
        .isEmpty();
  }

  private static Violation empty(String what) {
    return new Violation("no class stands in " + what, NOWHERE, 0);
  }

  /** Names of our own classes in the lists: of what is allowed as well as of what is not. */
  private static Stream<Violation> emptyNames(Terms terms, Code code) {
    return Arrays.stream(Terms.class.getRecordComponents())
        .map(component -> component.getAccessor())
        .map(accessor -> {
          try {
            return accessor.invoke(terms);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        })
        .flatMap(list ->
            switch (list) {
              case Allowed allowed -> allowed.names().stream();
              case Forbidden forbidden -> forbidden.names().stream();
              default -> throw new IllegalStateException("no list: " + list);
            })
        .filter(name -> name.startsWith(code.house().root()))
        .filter(name -> code.classes().noneMatch(type -> type.getName().equals(name)))
        .map(name -> new Violation("there is no " + name, "Terms.java", 0));
  }

  private static Stream<Violation> missingModules(Code code) {
    return code.house().modules().stream()
        .flatMap(module ->
            Stream.of(
                    tooFew(code, code.production(), module, module.classes(), "classes"),
                    tooFew(code, code.tests(), module, module.testClasses(), "test classes"))
                .flatMap(Optional::stream));
  }

  private static Optional<Violation> tooFew(
      Code code, JavaClasses classes, House.Module module, int expected, String what) {
    long found =
        classes.stream()
            .filter((JavaClass type) -> code.module(type).equals(module.folder()))
            .count();
    return found >= expected && expected > 0
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "%s has %d %s, expected are at least %d"
                    .formatted(module.folder(), found, what, Math.max(expected, 1)),
                NOWHERE,
                0));
  }

  private static Rule rule(String id, String sentence, String why, String fix, Check check) {
    return new Rule(id, sentence, why, "0013", fix, Optional.empty(), check);
  }
}
