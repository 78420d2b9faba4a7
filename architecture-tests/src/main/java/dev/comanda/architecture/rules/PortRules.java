package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.comanda.architecture.Place;
import dev.comanda.architecture.Ring;
import dev.comanda.architecture.rules.Rule.Check;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ports may look like, and who has to be there for them. */
final class PortRules {

  private final Terms terms;

  PortRules(Terms terms) {
    this.terms = terms;
  }

  /** A port is an interface of the application, and an interface that adapters implement is one. */
  Check ownedByApplication() {
    return code ->
        Stream.concat(
            code.classes()
                .filter(Ports::isPort)
                .flatMap(port -> {
                  Stream.Builder<String> flaws = Stream.builder();
                  if (!port.isInterface()) {
                    flaws.add("is a port and no interface");
                  }
                  if (code.place(port)
                      .filter(place -> place.ring() == Ring.APPLICATION)
                      .isEmpty()) {
                    flaws.add("is a port outside of application");
                  }
                  return flaws
                      .build()
                      .map(flaw -> Violation.in(port, Words.name(port) + " " + flaw));
                }),
            code.in(Ring.APPLICATION)
                .filter(JavaClass::isInterface)
                .filter(type -> type.getEnclosingClass().isEmpty() && !type.isAnnotation())
                .filter(type -> !Ports.isPort(type))
                .map(type ->
                    Violation.in(type, Words.name(type) + " does not say which port it is")));
  }

  /** What drives the core gets values, never the aggregates themselves. */
  Check drivingPortsHideAggregates() {
    return code ->
        Stream.concat(
            Ports.driving(code)
                .flatMap(port ->
                    Ports.vocabulary(code, port).stream()
                        .filter(Ports::isAggregate)
                        .map(aggregate ->
                            Violation.in(
                                port,
                                "%s hands out the aggregate %s"
                                    .formatted(Words.name(port), Words.name(aggregate))))),
            Hexagon.violations(code)
                .filter(dependency -> inCore(code, dependency))
                .map(Hexagon::violation));
  }

  private static boolean inCore(Code code, Dependency dependency) {
    return code.place(dependency.getOriginClass()).filter(Place::inCore).isPresent();
  }

  /** Driven ports are named by what the business needs, not by how somebody provides it. */
  Check drivenPortsSpeakOfTheDomain() {
    return code ->
        Ports.driven(code)
            .flatMap(port ->
                Stream.concat(
                        Stream.concat(
                            Stream.of(port.getSimpleName()),
                            port.getMethods().stream().map(JavaMethod::getName)),
                        Ports.vocabulary(code, port).stream().map(JavaClass::getSimpleName))
                    .distinct()
                    .flatMap(name ->
                        words(name)
                            .filter(word -> terms.technicalWords().includes(word))
                            .map(word ->
                                Violation.in(
                                    port,
                                    "%s speaks of %s: %s is a word of technology"
                                        .formatted(Words.name(port), name, word)))));
  }

  private static Stream<String> words(String name) {
    return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])"))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1));
  }

  /** What nothing but tests call is not a need of the core. */
  Check everyOperationIsNeeded() {
    return code -> {
      Set<String> called =
          code.classes()
              .flatMap(Reference::accesses)
              .map(access -> access.getTarget().getFullName())
              .collect(Collectors.toSet());
      return Ports.driven(code)
          .flatMap(port ->
              port.getMethods().stream()
                  .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                  .filter(method -> !called.contains(method.getFullName()))
                  .map(method ->
                      Violation.in(
                          port,
                          Words.member(method.getFullName(), true)
                              + " is called by nothing that ships")));
    };
  }

  /**
   * Every driven port has a contract that each of its adapters keeps, and an adapter that needs no
   * network; where the only adapter needs none, a second one would prove nothing.
   */
  Check contractAndTwoAdapters() {
    return code ->
        code.in(Ring.APPLICATION)
            .filter(Ports::isDriven)
            .filter(JavaClass::isInterface)
            .flatMap(port -> missing(code, port));
  }

  private Stream<Violation> missing(Code code, JavaClass port) {
    Stream.Builder<String> flaws = Stream.builder();
    List<JavaClass> adapters =
        code.standing(Place::inAdapter)
            .filter(type -> !type.isInterface() && type.isAssignableTo(port.getName()))
            .toList();
    boolean offline = adapters.stream().anyMatch(adapter -> !usesNetwork(code, adapter));
    if (adapters.isEmpty()) {
      flaws.add("has no adapter");
    } else if (!offline) {
      flaws.add("has no adapter without network");
    }
    String contract = port.getName() + "Contract";
    Optional<JavaClass> written =
        code.tests().stream().filter(test -> test.getName().equals(contract)).findFirst();
    if (written.isEmpty()) {
      flaws.add("has no contract test " + port.getSimpleName() + "Contract");
    } else {
      adapters.stream()
          .filter(adapter -> !isTested(code, adapter, written.get()))
          .forEach(adapter ->
              flaws.add("has an adapter that does not run its contract: " + Words.name(adapter)));
    }
    return flaws.build().map(flaw -> Violation.in(port, Words.name(port) + " " + flaw));
  }

  private boolean usesNetwork(Code code, JavaClass adapter) {
    Set<JavaClass> seen = new HashSet<>();
    return reaches(code, adapter, seen);
  }

  private boolean reaches(Code code, JavaClass type, Set<JavaClass> seen) {
    if (!seen.add(type)) {
      return false;
    }
    String technology = code.place(type).map(Place::technology).orElse("");
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .anyMatch(target ->
            terms.network().includes(target.getName())
                || (code.place(target)
                        .filter(place -> place.technology().equals(technology))
                        .isPresent()
                    && !target.getPackageName().equals(code.house().root())
                    && reaches(code, target, seen)));
  }

  private static boolean isTested(Code code, JavaClass adapter, JavaClass contract) {
    return code.tests().stream()
        .filter(test -> !test.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(test -> test.isAssignableTo(contract.getName()))
        .anyMatch(test ->
            Stream.concat(Stream.of(test), test.getAllRawSuperclasses().stream())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass())
                .anyMatch(target -> same(target, adapter) || makes(target, adapter)));
  }

  /** Tests and production are imported each for themselves: identity says nothing. */
  private static boolean same(JavaClass one, JavaClass other) {
    return one.getName().equals(other.getName());
  }

  /** Whether a helper of the tests is what makes the adapter. */
  private static boolean makes(JavaClass helper, JavaClass adapter) {
    return helper.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> same(dependency.getTargetClass(), adapter));
  }
}
