package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.comanda.architecture.Place;
import dev.comanda.architecture.Ring;
import dev.comanda.architecture.rules.Rule.Check;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What adapters may do, and what they keep to themselves. */
final class AdapterRules {

  private static final String LISTENER = ".MessageListener";
  private static final String QUEUES = "sqs";

  private final Terms terms;

  AdapterRules(Terms terms) {
    this.terms = terms;
  }

  /** One technology knows nothing of another. */
  Check strangers() {
    return code ->
        code.in(Ring.ADAPTER)
            .flatMap(type -> {
              String own = code.place(type).orElseThrow().technology();
              return Reference.of(type).stream()
                  .filter(reference ->
                      code.place(reference.target())
                          .filter(place -> place.ring() == Ring.ADAPTER)
                          .filter(place -> !place.technology().equals(own))
                          .isPresent());
            })
            .map(Reference::violation);
  }

  /** The hexagon's parts are made and connected in one place. */
  Check onlyBootstrapWires() {
    return code ->
        code.standing(Place::inAdapter)
            .flatMap(type ->
                Reference.of(type).stream()
                    .filter(reference -> wires(code, type, reference))
                    .map(Reference::violation));
  }

  private boolean wires(Code code, JavaClass type, Reference reference) {
    String target = reference.target();
    if (terms.wiring().includes(target)) {
      // A technology may configure itself, as long as it connects no part of a hexagon.
      return Ports.touchesPort(type)
          || !code.place(type).orElseThrow().context().equals(code.house().shared());
    }
    Ring ring = code.place(target).map(Place::ring).orElse(null);
    boolean bootstrap = ring == Ring.BOOTSTRAP;
    boolean factory =
        ring == Ring.APPLICATION
            && target.endsWith("UseCases")
            && !target.equals(Reference.outermost(type.getName()));
    return bootstrap || factory;
  }

  /** What goes over the wire is private to whoever puts it there. */
  Check wireRecordsStayAtHome() {
    return code ->
        code.in(Ring.ADAPTER)
            .filter(JavaClass::isRecord)
            .filter(type -> !code.place(type).orElseThrow().context().equals(code.house().shared()))
            // Settings come from bootstrap and go nowhere.
            .filter(type -> !type.getSimpleName().endsWith("Settings"))
            .filter(AdapterRules::visibleToAll)
            .map(type ->
                Violation.in(type, Words.name(type) + " can be seen outside of its package"));
  }

  private static boolean visibleToAll(JavaClass type) {
    boolean shows = type.getModifiers().contains(JavaModifier.PUBLIC);
    return shows && type.getEnclosingClass().map(AdapterRules::visibleToAll).orElse(true);
  }

  /** A message is a record of values of the JDK, lists of such records included. */
  Check messagesAreFlat() {
    return code ->
        code.in(Ring.ADAPTER)
            .filter(type -> code.place(type).orElseThrow().technology().equals(QUEUES))
            .filter(type -> !code.place(type).orElseThrow().context().equals(code.house().shared()))
            .filter(JavaClass::isRecord)
            .flatMap(record ->
                record.getFields().stream()
                    .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> !flat(record, field.getType()))
                    .map(field -> notFlat(record, field)));
  }

  private static Violation notFlat(JavaClass record, JavaField field) {
    return Violation.in(
        record,
        "%s.%s is a %s"
            .formatted(
                Words.name(record), field.getName(), Words.type(field.getRawType().getName())));
  }

  private boolean flat(JavaClass record, JavaType type) {
    if (type instanceof JavaParameterizedType list
        && list.toErasure().getName().equals("java.util.List")) {
      JavaClass element = list.getActualTypeArguments().getFirst().toErasure();
      return terms.wireTypes().includes(element.getName())
          || (element.isRecord() && Ports.outermost(element).equals(Ports.outermost(record)));
    }
    return terms.wireTypes().includes(type.getName());
  }

  /** A listener translates, calls one port, and says what its answer means for the message. */
  Check listenersOnlyListen() {
    return code ->
        code.in(Ring.ADAPTER)
            .filter(type -> !type.isInterface())
            .filter(type ->
                type.getAllRawInterfaces().stream().anyMatch(i -> i.getName().endsWith(LISTENER)))
            .flatMap(listener -> flawsOfListener(code, listener));
  }

  private static Stream<Violation> flawsOfListener(Code code, JavaClass listener) {
    List<JavaAccess<?>> accesses = Reference.accesses(listener).toList();
    List<JavaAccess<?>> calls =
        accesses.stream()
            .filter(access -> Ports.isPort(access.getTargetOwner()))
            .sorted(java.util.Comparator.comparingInt(JavaAccess::getLineNumber))
            .toList();
    Stream<Violation> ports =
        calls.stream()
            .skip(1)
            .map(call ->
                Violation.in(
                    listener,
                    call.getLineNumber(),
                    "%s calls a port once more: %s"
                        .formatted(
                            Words.name(listener),
                            Words.member(call.getTarget().getFullName(), false))));
    Stream<Violation> driven =
        calls.stream()
            .filter(call -> Ports.isDriven(call.getTargetOwner()))
            .map(call ->
                Violation.in(
                    listener,
                    call.getLineNumber(),
                    "%s calls a driven port: %s"
                        .formatted(
                            Words.name(listener),
                            Words.member(call.getTarget().getFullName(), false))));
    Stream<Violation> decisions =
        accesses.stream()
            .filter(access ->
                code.place(access.getTargetOwner())
                    .filter(place -> place.ring() == Ring.DOMAIN)
                    .isPresent())
            .filter(access -> decides(access))
            .map(access ->
                Violation.in(
                    listener,
                    access.getLineNumber(),
                    "%s decides with %s"
                        .formatted(
                            Words.name(listener),
                            Words.member(access.getTarget().getFullName(), false))));
    return Stream.of(ports, driven, decisions).flatMap(found -> found);
  }

  /** Whether it is more than making a value, or reading what a record is made of. */
  private static boolean decides(JavaAccess<?> access) {
    String name = access.getTarget().getName();
    JavaClass owner = access.getTargetOwner();
    boolean making =
        name.equals("<init>")
            || (owner.tryGetMethod(name).isEmpty()
                && owner.getMethods().stream()
                    .filter(method -> method.getName().equals(name))
                    .allMatch(method -> method.getModifiers().contains(JavaModifier.STATIC)));
    boolean reading =
        owner.isEnum()
            || owner.getFields().stream().anyMatch(field -> field.getName().equals(name));
    return !making && !reading;
  }

  /** Nothing about a person is written into a log. */
  Check nobodyLogsPersons() {
    return code ->
        Stream.of(
                code.classes()
                    .filter(type -> !terms.announcers().includes(Ports.outermost(type).getName()))
                    .flatMap(type -> type.getCodeUnits().stream())
                    .flatMap(this::logged),
                code.classes().filter(JavaClass::isRecord).flatMap(this::unmasked),
                code.classes()
                    .flatMap(type -> Reference.of(type).stream())
                    .filter(reference -> terms.bodyLoggers().includes(reference.target()))
                    .map(Reference::violation))
            .flatMap(found -> found);
  }

  private Stream<Violation> logged(JavaCodeUnit unit) {
    boolean logs =
        Reference.accesses(unit)
            .anyMatch(access -> terms.loggers().includes(access.getTarget().getFullName()));
    return logs
        ? Reference.accesses(unit)
            .filter(access -> reveals(access))
            .map(access ->
                Violation.in(
                    unit.getOwner(),
                    access.getLineNumber(),
                    "%s logs, and reads %s"
                        .formatted(
                            Words.member(unit.getFullName(), true),
                            Words.member(access.getTarget().getFullName(), false))))
        : Stream.empty();
  }

  private boolean reveals(JavaAccess<?> access) {
    String name = access.getTarget().getName();
    if (Set.of("<init>", "equals", "hashCode", "toString").contains(name)) {
      return false;
    }
    return terms.personalTypes().includes(access.getTargetOwner().getSimpleName())
        || (terms.personalWords().includes(name) && access.getTargetOwner().isRecord());
  }

  /** A record prints its components, unless somebody wrote how. */
  private Stream<Violation> unmasked(JavaClass record) {
    boolean personal = terms.personalTypes().includes(record.getSimpleName());
    boolean carries =
        record.getFields().stream()
            .filter(field -> field.getRawType().isEquivalentTo(String.class))
            .anyMatch(field -> terms.personalWords().includes(field.getName()));
    return (personal || carries) && Bytecode.of(record).printsItsComponents()
        ? Stream.of(
            Violation.in(record, Words.name(record) + ".toString() prints what is personal"))
        : Stream.empty();
  }

  /** A status is the business of whoever speaks HTTP. */
  Check exceptionsKnowNoStatus() {
    return code ->
        code.classes()
            .filter(type -> type.isAssignableTo(Throwable.class))
            .filter(type ->
                code.place(type).filter(place -> place.technology().equals("http")).isEmpty())
            .flatMap(type ->
                Stream.concat(
                    Reference.of(type).stream()
                        .filter(reference -> terms.statusTypes().includes(reference.target()))
                        .map(Reference::violation),
                    type.getFields().stream()
                        .filter(field -> terms.statusWords().includes(field.getName()))
                        .filter(field -> isNumber(field.getRawType()))
                        .map(field ->
                            Violation.in(
                                type,
                                "%s.%s is a number of HTTP"
                                    .formatted(Words.name(type), field.getName())))));
  }

  private static boolean isNumber(JavaClass type) {
    return Set.of("int", "short", "java.lang.Integer").contains(type.getName());
  }

  /** Every class of an adapter that touches a port says on which side of the hexagon it is. */
  Check adaptersSayTheirSide() {
    return code ->
        code.standing(Place::inAdapter)
            .filter(Ports::touchesPort)
            .map(Ports::outermost)
            .distinct()
            .filter(type -> !terms.bothSides().includes(type.getName()))
            .flatMap(type -> {
              boolean primary = type.isAnnotatedWith(Ports.PRIMARY_ADAPTER);
              boolean secondary = type.isAnnotatedWith(Ports.SECONDARY_ADAPTER);
              if (primary == secondary) {
                String flaw =
                    primary
                        ? " is on both sides"
                        : " touches a port and does not say on which side it is";
                return Stream.of(Violation.in(type, Words.name(type) + flaw));
              }
              return Stream.empty();
            });
  }

  /** Primary adapters drive, secondary ones are driven, as jMolecules has it. */
  Check sidesKeepToThemselves() {
    return code ->
        Hexagon.violations(code)
            .filter(dependency -> inAdapter(code, dependency))
            .map(Hexagon::violation);
  }

  private static boolean inAdapter(Code code, Dependency dependency) {
    return code.place(dependency.getOriginClass()).filter(Place::inAdapter).isPresent();
  }

  /** What stores does not call anybody: no remote call can get into its transaction. */
  Check storesDoNotCallOut() {
    return code ->
        code.in(Ring.ADAPTER)
            .filter(type -> terms.stores().includes(code.place(type).orElseThrow().technology()))
            .flatMap(type -> Reference.of(type).stream())
            .filter(reference -> terms.callsOut().includes(reference.target()))
            .map(Reference::violation);
  }
}
