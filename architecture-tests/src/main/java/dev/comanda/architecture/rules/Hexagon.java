package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.architecture.hexagonal.Application;
import org.jmolecules.archunit.JMoleculesArchitectureRules;
import org.jmolecules.archunit.JMoleculesArchitectureRules.StereotypeLookup;
import org.jmolecules.archunit.JMoleculesArchitectureRules.VerificationDepth;

/**
 * The hexagonal rules of jMolecules, semi-strict: secondary adapters may know aggregates, because
 * they bring them back from where they are stored; primary adapters and driving ports may not.
 * Aggregates and use cases count as {@link Application} without saying so: what they implement says
 * it already. A nested class has the role of the one it is nested in.
 */
final class Hexagon {

  @Application
  private static final class Inside {}

  private static final JavaClass INSIDE = new ClassFileImporter().importClass(Inside.class);

  private static final StereotypeLookup ROLES =
      StereotypeLookup.of(
          type -> Stream.of(isInside(type) ? INSIDE : Ports.outermost(type)), false);

  private Hexagon() {}

  private static boolean isInside(JavaClass type) {
    return Ports.isAggregate(type)
        || (!type.isInterface()
            && type.getAllRawInterfaces().stream().anyMatch(Ports::isDriving)
            && !type.isAnnotatedWith(Ports.PRIMARY_ADAPTER));
  }

  /** What jMolecules finds. */
  static Stream<Dependency> violations(Code code) {
    EvaluationResult result =
        JMoleculesArchitectureRules.ensureHexagonal(VerificationDepth.SEMI_STRICT, ROLES)
            .evaluate(code.production());
    List<Dependency> found = new ArrayList<>();
    result.handleViolations(
        (java.util.Collection<Dependency> dependencies, String _) -> found.addAll(dependencies));
    return found.stream();
  }

  /** In the words of a rule. */
  static Violation violation(Dependency dependency) {
    JavaClass origin = dependency.getOriginClass();
    return Violation.in(
        origin,
        dependency.getSourceCodeLocation().getLineNumber(),
        Words.sentence(dependency.getDescription()));
  }
}
