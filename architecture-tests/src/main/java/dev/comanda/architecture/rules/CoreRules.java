package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import dev.comanda.architecture.Place;
import dev.comanda.architecture.Ring;
import dev.comanda.architecture.rules.Rule.Check;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What domain and application may be made of. */
final class CoreRules {

  private final Terms terms;

  CoreRules(Terms terms) {
    this.terms = terms;
  }

  /** A ring that depends on some rings, on what is pure of the JDK, and on nothing else. */
  Check dependsOnly(Ring ring, Set<Ring> rings) {
    return code ->
        code.in(ring)
            .flatMap(type ->
                Stream.of(
                        Reference.of(type).stream()
                            .filter(reference -> !allowed(code, reference, rings))
                            .map(Reference::violation),
                        Bytecode.of(type).locks().stream()
                            .map(line ->
                                Violation.in(type, line, Words.name(type) + " waits for a lock")),
                        lockedMethods(type))
                    .flatMap(violations -> violations));
  }

  private boolean allowed(Code code, Reference reference, Set<Ring> rings) {
    if (terms.unrepeatable().includes(reference.member())) {
      // R05 says what is wrong with those.
      return true;
    }
    if (terms.leaks().includes(reference.member())) {
      return false;
    }
    String target = reference.target();
    return code.place(target).map(place -> rings.contains(place.ring())).orElse(false)
        || !target.contains(".")
        || terms.pureTypes().includes(target)
        || terms.coreLibraries().includes(target);
  }

  private static Stream<Violation> lockedMethods(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
        .map(method ->
            Violation.in(type, Words.member(method.getFullName(), true) + " waits for a lock"));
  }

  /** Nothing in the core asks what time it is, draws lots, or looks around on the machine. */
  Check repeatable() {
    return code ->
        code.inCore()
            .flatMap(type -> Reference.of(type).stream())
            .filter(reference -> terms.unrepeatable().includes(reference.member()))
            .map(Reference::violation);
  }

  /** No floating point in the core, nor in what adapters put on the wire. */
  Check exactNumbers() {
    return code ->
        Stream.concat(code.inCore(), code.standing(Place::inAdapter).filter(JavaClass::isRecord))
            .flatMap(type -> Reference.of(type).stream())
            .filter(reference -> terms.floating().includes(reference.target()))
            .map(Reference::violation);
  }

  /** Nothing in the core is remembered outside of objects. */
  Check noStaticState() {
    return code ->
        code.inCore()
            .flatMap(type ->
                type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> !Reference.synthetic(field))
                    .filter(field -> changeable(code, field))
                    .map(field ->
                        Violation.in(
                            type,
                            "%s.%s can change, and belongs to nobody"
                                .formatted(Words.name(type), field.getName()))));
  }

  private boolean changeable(Code code, JavaField field) {
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      return true;
    }
    JavaClass type = field.getRawType();
    boolean value =
        type.isEnum()
            || (type.isRecord() && code.place(type).filter(Place::inCore).isPresent())
            || terms.immutable().includes(type.getName());
    return !value && !Bytecode.of(field.getOwner()).fixedCollections().contains(field.getName());
  }

  /** Use cases leave it to the store to publish; only the relay takes messages out of it. */
  Check publishingIsSaving() {
    return code ->
        Stream.concat(
                code.inCore()
                    .filter(type ->
                        !code.place(type).orElseThrow().context().equals(code.house().shared()))
                    .flatMap(type -> Reference.of(type).stream())
                    .filter(reference -> terms.messaging().includes(reference.target())),
                code.classes()
                    .filter(type -> !terms.publisher().includes(Ports.outermost(type).getName()))
                    .filter(type -> code.place(type).filter(Place::inCore).isEmpty())
                    .flatMap(type -> Reference.of(type).stream())
                    .filter(reference -> publishes(reference.member())))
            .map(Reference::violation);
  }

  private boolean publishes(String member) {
    int open = member.indexOf('(');
    int name = open < 0 ? -1 : member.lastIndexOf('.', open);
    return name > 0
        && member.substring(0, name).endsWith(".MessagePublisher")
        && terms.messaging().includes(member.substring(0, name));
  }

  /** Use cases: seen by nobody, extended by nobody, and each of one port. */
  Check services() {
    return code ->
        code.in(Ring.APPLICATION)
            .filter(type -> !type.isInterface())
            .filter(type -> type.getAllRawInterfaces().stream().anyMatch(Ports::isDriving))
            .flatMap(CoreRules::flawsOfService);
  }

  private static Stream<Violation> flawsOfService(JavaClass service) {
    List<String> ports =
        service.getAllRawInterfaces().stream()
            .filter(Ports::isDriving)
            .map(HasName::getName)
            .map(Words::type)
            .sorted()
            .toList();
    Stream.Builder<String> flaws = Stream.builder();
    if (service.getModifiers().contains(JavaModifier.PUBLIC)) {
      flaws.add("is public");
    }
    if (!service.getModifiers().contains(JavaModifier.FINAL)) {
      flaws.add("is not final");
    }
    if (ports.size() > 1) {
      flaws.add("implements " + String.join(" and ", ports));
    }
    return flaws.build().map(flaw -> Violation.in(service, Words.name(service) + " " + flaw));
  }

  /** Aggregates: no setter by whatever name, and nobody makes one but the aggregate itself. */
  Check aggregatesGuardTheirState() {
    return code ->
        code.in(Ring.DOMAIN)
            .filter(Ports::isAggregate)
            .flatMap(aggregate ->
                Stream.of(
                        aggregate.getConstructors().stream()
                            .filter(make -> !make.getModifiers().contains(JavaModifier.PRIVATE))
                            .map(make ->
                                Violation.in(
                                    aggregate,
                                    Words.member(make.getFullName(), true)
                                        + " can be called from outside")),
                        aggregate.getFields().stream()
                            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                            .filter(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
                            .map(field ->
                                Violation.in(
                                    aggregate,
                                    "%s.%s is not private"
                                        .formatted(Words.name(aggregate), field.getName()))),
                        setters(aggregate))
                    .flatMap(violations -> violations));
  }

  private static Stream<Violation> setters(JavaClass aggregate) {
    Set<String> hidden =
        aggregate.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PRIVATE))
            .map(JavaMethod::getName)
            .collect(java.util.stream.Collectors.toSet());
    return Bytecode.of(aggregate).setters().entrySet().stream()
        .filter(setter -> !hidden.contains(setter.getKey()))
        .map(setter ->
            Violation.in(
                aggregate,
                setter.getValue(),
                "%s.%s is a setter".formatted(Words.name(aggregate), setter.getKey())));
  }
}
