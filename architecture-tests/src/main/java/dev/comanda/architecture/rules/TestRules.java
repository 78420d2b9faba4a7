package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.comanda.architecture.rules.Rule.Check;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tests look like. */
final class TestRules {

  private static final Set<String> MARKS =
      Set.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.RepeatedTest",
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.params.ParameterizedTest",
          "net.jqwik.api.Property",
          "net.jqwik.api.Example");

  private static final Pattern SENTENCE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)+");

  private final Terms terms;

  TestRules(Terms terms) {
    this.terms = terms;
  }

  /** Whether a method is a test. */
  static boolean isTest(JavaMethod method) {
    return MARKS.stream().anyMatch(method::isAnnotatedWith);
  }

  private static Stream<JavaMethod> tests(Code code) {
    return code.tests().stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(TestRules::isTest);
  }

  /** The name of a test says what is true. */
  Check sentences() {
    return code ->
        tests(code)
            .filter(test ->
                !SENTENCE.matcher(test.getName()).matches() || test.getName().startsWith("test_"))
            .map(test -> violation(test, "is no sentence"));
  }

  /** A test can fail: somewhere it asserts, in itself or in a helper of the tests. */
  Check canFail() {
    return code -> {
      Map<String, JavaClass> helpers =
          code.tests().stream().collect(Collectors.toMap(JavaClass::getName, Function.identity()));
      return tests(code)
          .filter(test -> !test.getRawReturnType().getName().equals("boolean"))
          .filter(test -> !asserts(test, helpers, new HashSet<>()))
          .map(test -> violation(test, "asserts nothing"));
    };
  }

  private boolean asserts(JavaCodeUnit unit, Map<String, JavaClass> helpers, Set<String> seen) {
    if (!seen.add(unit.getFullName())) {
      return false;
    }
    return Reference.accesses(unit)
        .anyMatch(access ->
            terms.assertions().includes(access.getTargetOwner().getName())
                || code(access, helpers).anyMatch(next -> asserts(next, helpers, seen)));
  }

  private static Stream<JavaCodeUnit> code(JavaAccess<?> access, Map<String, JavaClass> helpers) {
    JavaClass owner = helpers.get(access.getTargetOwner().getName());
    return owner == null
        ? Stream.empty()
        : Stream.concat(Stream.of(owner), owner.getAllRawSuperclasses().stream())
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> unit.getName().equals(access.getTarget().getName()));
  }

  private static Violation violation(JavaMethod test, String flaw) {
    return Violation.in(test.getOwner(), Words.member(test.getFullName(), true) + " " + flaw);
  }
}
