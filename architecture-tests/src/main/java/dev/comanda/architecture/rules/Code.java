package dev.comanda.architecture.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.comanda.architecture.House;
import dev.comanda.architecture.Place;
import dev.comanda.architecture.Ring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes that rules look at.
 *
 * @param house by whose names a class has its place
 * @param base the package that all of them are below
 * @param production what ships
 * @param tests what tests it
 */
public record Code(House house, String base, JavaClasses production, JavaClasses tests) {

  private static final Map<String, JavaClasses> SHIPPED = new ConcurrentHashMap<>();

  private static final Pattern BUILT = Pattern.compile("/([^/]+)/target/[^/]+");

  /**
   * What the modules ship, from where Maven put it on the class path: jars and folders alike. Their
   * tests come from the folders that Maven compiled them to, because the class path has none.
   *
   * @param root the repository
   */
  public static Code ofModules(House house, Path root) {
    List<Path> folders =
        house.modules().stream()
            .map(module -> root.resolve(module.folder()).resolve("target/test-classes"))
            .filter(Files::isDirectory)
            .toList();
    return new Code(
        house, house.root(), shipped(house), new ClassFileImporter().importPaths(folders));
  }

  /**
   * What the modules ship, from the class path; read once, because it does not change meanwhile.
   */
  public static JavaClasses shipped(House house) {
    // No import option that drops jars: docs/rules/V02.md.
    return SHIPPED.computeIfAbsent(
        house.root(),
        root -> new ClassFileImporter().withImportOption(Code::ships).importPackages(root));
  }

  /** Whether what is there ships: everything on the class path but this module and its tests. */
  public static boolean ships(Location location) {
    return !location.contains("/architecture-tests/")
        && !location.contains("comanda-architecture-tests");
  }

  /** The same code, judged by other names. */
  public Code under(House other) {
    return new Code(other, base, production, tests);
  }

  /** Where a class stands; empty for those that are not of the house. */
  Optional<Place> place(JavaClass type) {
    return house.place(type.getPackageName());
  }

  /** Where a class of that name stands. */
  Optional<Place> place(String className) {
    int end = className.lastIndexOf('.');
    return end < 0 ? Optional.empty() : house.place(className.substring(0, end));
  }

  /** The classes of a ring, nested ones included, package descriptions left out. */
  Stream<JavaClass> in(Ring ring) {
    return standing(place -> place.ring() == ring);
  }

  /** The classes of domain and application. */
  Stream<JavaClass> inCore() {
    return standing(Place::inCore);
  }

  /** The classes whose place has some property. */
  Stream<JavaClass> standing(java.util.function.Predicate<Place> where) {
    return classes().filter(type -> place(type).filter(where).isPresent());
  }

  /** All that ships, package descriptions left out. */
  Stream<JavaClass> classes() {
    return production.stream().filter(type -> !type.getSimpleName().equals("package-info"));
  }

  /** All that ships and satisfies a predicate. */
  Stream<JavaClass> classes(DescribedPredicate<? super JavaClass> predicate) {
    return classes().filter(predicate);
  }

  /**
   * The folder of the Maven module that a class was compiled in, such as {@code adapters/http}, be
   * it imported from there, from its jar, or from the local repository.
   */
  String module(JavaClass type) {
    String uri = type.getSource().orElseThrow().getUri().toString();
    for (House.Module module : house.modules()) {
      if (uri.contains("/" + module.folder() + "/target/")
          || uri.contains("/" + module.artifact() + "/")) {
        return module.folder();
      }
    }
    Matcher built = BUILT.matcher(uri);
    String module = uri;
    while (built.find()) {
      // The last one counts: the repository itself may lie in a folder called target.
      module = built.group(1);
    }
    return module;
  }
}
