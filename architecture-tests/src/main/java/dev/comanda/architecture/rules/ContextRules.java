package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.comanda.architecture.Place;
import dev.comanda.architecture.Ring;
import dev.comanda.architecture.rules.Rule.Check;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.archunit.JMoleculesDddRules;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.VerificationOptions;

/** How contexts, packages and modules keep apart. */
final class ContextRules {

  private static final String APPLICATION_MODULE = "org.springframework.modulith.ApplicationModule";
  private static final String HIDES_IT = "org.jmolecules.ddd.annotation.Module";

  /** How jMolecules writes a name: every package by its first letter. */
  private static final Pattern ABBREVIATED = Pattern.compile("\\b(?:[a-z]\\.)+([A-Z])");

  private static final Pattern TYPE = Pattern.compile("\\b(?!Field|Type|Method)[A-Z]\\w+(?=\\.)");

  /** A context knows nothing of another's classes, not even by name. */
  Check contextsMeetOutside() {
    return code ->
        code.standing(_ -> true)
            .filter(type ->
                code.place(type).orElseThrow().ring() != Ring.BOOTSTRAP || named(code, type))
            .flatMap(type -> {
              String own = code.place(type).orElseThrow().context();
              return Stream.concat(
                  Reference.of(type).stream()
                      .filter(reference -> foreign(code, own, reference.target()))
                      .map(Reference::violation),
                  Bytecode.of(type).texts().stream()
                      .filter(text -> foreign(code, own, text.value()))
                      .map(text ->
                          Violation.in(
                              type,
                              text.line(),
                              "%s names %s"
                                  .formatted(Words.name(type), Words.type(text.value())))));
            });
  }

  /** The parts list of a context, as opposed to the application that puts all of them together. */
  private static boolean named(Code code, JavaClass type) {
    return !code.place(type).orElseThrow().context().equals(code.house().shared());
  }

  private static boolean foreign(Code code, String own, String target) {
    return code.place(target)
        .filter(place -> place.ring() != Ring.API)
        .map(Place::context)
        .filter(context -> !context.equals(own) && !context.equals(code.house().shared()))
        .isPresent();
  }

  /** A package has one home, so that nobody gets at what is private to it from elsewhere. */
  Check packagesHaveOneHome() {
    return code -> {
      Map<String, Set<String>> homes = new TreeMap<>();
      code.classes()
          .forEach(type ->
              homes
                  .computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                  .add(code.module(type)));
      return Stream.concat(
          code.classes()
              .filter(type -> homes.getOrDefault(type.getPackageName(), Set.of()).size() > 1)
              .filter(type ->
                  !code.module(type)
                      .equals(
                          homes.getOrDefault(type.getPackageName(), Set.of()).iterator().next()))
              .map(type -> intruder(code, type)),
          code.tests().stream()
              .filter(type -> homes.containsKey(type.getPackageName()))
              .filter(type ->
                  !homes.getOrDefault(type.getPackageName(), Set.of()).contains(code.module(type)))
              .map(type -> intruder(code, type)));
    };
  }

  private static Violation intruder(Code code, JavaClass type) {
    return Violation.in(
        Ports.outermost(type),
        "%s is compiled in %s, and claims to be of %s"
            .formatted(
                Words.name(Ports.outermost(type)), code.module(type), type.getPackageName()));
  }

  /** Spring Modulith sees the contexts as modules, and finds nothing wrong between them. */
  Check modulithVerifies() {
    return code ->
        Stream.of(
                betweenModules(code),
                code.production().stream()
                    .filter(type -> type.getSimpleName().equals("package-info"))
                    .filter(type -> type.isAnnotatedWith(HIDES_IT))
                    .map(type ->
                        Violation.in(
                            type,
                            type.getPackageName() + " is a @Module of jMolecules, which hides it")),
                undeclared(code))
            .flatMap(found -> found);
  }

  private static Stream<Violation> betweenModules(Code code) {
    // Modulith insists on finding classes; an example may have none of its own.
    return code.classes().noneMatch(type -> type.getPackageName().startsWith(code.base()))
        ? Stream.empty()
        : modules(code)
            .detectViolations(VerificationOptions.defaults().withoutAdditionalVerifications())
            .getMessages()
            .stream()
            .map(ContextRules::headline)
            .map(message -> new Violation(message, "package-info.java", 0));
  }

  /** A message's first sentence, without the evidence that follows. */
  private static String headline(String message) {
    return message
        .lines()
        .map(String::strip)
        .takeWhile(line -> !line.matches("(\\d+\\.|-) .*"))
        .collect(Collectors.joining(" "));
  }

  private static Stream<Violation> undeclared(Code code) {
    // Who has a parts list is a context.
    return code.in(Ring.BOOTSTRAP)
        .map(type -> code.place(type).orElseThrow().context())
        .distinct()
        .filter(context -> code.house().contexts().contains(context))
        .map(context -> code.base() + "." + context)
        .filter(name ->
            code.production().stream()
                .noneMatch(type ->
                    type.getName().equals(name + ".package-info")
                        && type.isAnnotatedWith(APPLICATION_MODULE)))
        .map(name -> new Violation(name + " is no @ApplicationModule", "package-info.java", 0));
  }

  private static ApplicationModules modules(Code code) {
    // Modulith's own option would leave out what pretends to ship: the broken examples.
    boolean example = !code.base().equals(code.house().root());
    return ApplicationModules.of(
        code.base(), (Location location) -> example || !location.contains("/architecture-tests/"));
  }

  /** The building blocks of the domain, as jMolecules has them, and as far as generics reach. */
  Check aggregatesKnowIdentifiers() {
    return code ->
        Stream.concat(
            found(JMoleculesDddRules.all().evaluate(code.production())),
            code.in(Ring.DOMAIN)
                .flatMap(type -> type.getFields().stream())
                .filter(field -> !Reference.synthetic(field))
                .flatMap(field ->
                    field.getType().getAllInvolvedRawTypes().stream()
                        .filter(Ports::isAggregate)
                        .filter(aggregate -> !field.getRawType().equals(aggregate))
                        .map(aggregate ->
                            Violation.in(
                                field.getOwner(),
                                "%s.%s holds the aggregate %s"
                                    .formatted(
                                        Words.name(field.getOwner()),
                                        field.getName(),
                                        Words.name(aggregate))))));
  }

  private static Stream<Violation> found(EvaluationResult result) {
    return result.getFailureReport().getDetails().stream()
        .map(detail -> ABBREVIATED.matcher(detail).replaceAll("$1"))
        .map(detail -> {
          Matcher type = TYPE.matcher(detail);
          return new Violation(detail, type.find() ? type.group() + ".java" : "?", 0);
        });
  }
}
