package dev.comanda.architecture.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.comanda.architecture.House;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Code that is broken on purpose: {@code dev.comanda.fixture.r05} pretends to stand in the house,
 * and breaks R05 and nothing else.
 *
 * @param id the rule that it breaks, or the number of an untuned violation
 * @param code its classes
 */
record Example(String id, Code code) {

  private static final DescribedPredicate<JavaClass> HAS_TESTS =
      DescribedPredicate.describe(
          "has tests, or is what tests are made of",
          type ->
              type.getMethods().stream().anyMatch(TestRules::isTest)
                  || type.getAllRawSuperclasses().stream()
                      .flatMap(parent -> parent.getMethods().stream())
                      .anyMatch(TestRules::isTest));

  /** Read at once: each import brings half the class path with it. No example knows another. */
  private static final JavaClasses ALL =
      new ClassFileImporter().importPackages("dev.comanda.fixture");

  private static final Map<String, Example> READ = new ConcurrentHashMap<>();

  /** The example of a rule. */
  static Example of(String id) {
    return READ.computeIfAbsent(id, Example::read);
  }

  private static Example read(String id) {
    if (id.equals("R22")) {
      // A class of a package that lives elsewhere cannot pretend: it has to be there.
      return of(
          id,
          "dev.comanda.fixture.r22",
          new ClassFileImporter().importClasses(named("Intruder"), named("FindOrderService")));
    }
    return of(id, ALL);
  }

  /** The example of a rule, among classes of all examples that come from elsewhere. */
  static Example of(String id, JavaClasses all) {
    String base = "dev.comanda.fixture." + id.toLowerCase(Locale.ROOT);
    return of(
        id,
        base,
        all.that(
            DescribedPredicate.describe(
                "of " + base, type -> type.getPackageName().startsWith(base + "."))));
  }

  private static Example of(String id, String base, JavaClasses classes) {
    return new Example(
        id,
        new Code(
            House.COMANDA,
            base,
            classes.that(DescribedPredicate.not(HAS_TESTS)),
            classes.that(HAS_TESTS)));
  }

  private static Class<?> named(String simpleName) {
    try {
      return Class.forName("dev.comanda.order.application." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
