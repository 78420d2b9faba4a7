package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaType;
import dev.comanda.architecture.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The roles that jMolecules' annotations and types give to classes. */
final class Ports {

  static final String PRIMARY_PORT = "org.jmolecules.architecture.hexagonal.PrimaryPort";
  static final String SECONDARY_PORT = "org.jmolecules.architecture.hexagonal.SecondaryPort";
  static final String PRIMARY_ADAPTER = "org.jmolecules.architecture.hexagonal.PrimaryAdapter";
  static final String SECONDARY_ADAPTER = "org.jmolecules.architecture.hexagonal.SecondaryAdapter";
  private static final String AGGREGATE = "org.jmolecules.ddd.types.AggregateRoot";

  private Ports() {}

  static boolean isDriving(JavaClass type) {
    return type.isAnnotatedWith(PRIMARY_PORT);
  }

  static boolean isDriven(JavaClass type) {
    return type.isAnnotatedWith(SECONDARY_PORT);
  }

  static boolean isPort(JavaClass type) {
    return isDriving(type) || isDriven(type);
  }

  static boolean isAggregate(JavaClass type) {
    return type.isAssignableTo(AGGREGATE) && !type.isInterface();
  }

  static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  /** The ports of one kind that a code base owns. */
  static Stream<JavaClass> driven(Code code) {
    return code.classes().filter(Ports::isDriven);
  }

  /** The ports of one kind that a code base owns. */
  static Stream<JavaClass> driving(Code code) {
    return code.classes().filter(Ports::isDriving);
  }

  /** Whether a class of an adapter implements a port, or has one to call. */
  static boolean touchesPort(JavaClass type) {
    return type.getAllRawInterfaces().stream().anyMatch(Ports::isPort)
        || type.getDirectDependenciesFromSelf().stream()
            .anyMatch(dependency -> isPort(dependency.getTargetClass().getBaseComponentType()));
  }

  /**
   * All types that one meets from the operations of a port on: their parameters and results, what
   * those are made of, generic arguments, nested types, and the permitted kinds of sealed ones.
   */
  static Set<JavaClass> vocabulary(Code code, JavaClass port) {
    Set<JavaClass> seen = new LinkedHashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>();
    port.getMethods()
        .forEach(method -> {
          take(method.getReturnType(), open);
          method.getParameterTypes().forEach(parameter -> take(parameter, open));
        });
    while (!open.isEmpty()) {
      JavaClass type = open.pop().getBaseComponentType();
      if (!seen.add(type) || code.place(type).filter(Place::inCore).isEmpty()) {
        continue;
      }
      if (isAggregate(type)) {
        continue;
      }
      type.getFields().forEach(field -> take(field.getType(), open));
      code.production().stream()
          .filter(nested -> nested.getEnclosingClass().filter(type::equals).isPresent())
          .forEach(open::push);
    }
    return seen;
  }

  private static void take(JavaType type, Deque<JavaClass> open) {
    type.getAllInvolvedRawTypes().forEach(open::push);
  }
}
