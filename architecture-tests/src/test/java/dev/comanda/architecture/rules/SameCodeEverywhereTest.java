package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.comanda.architecture.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Maven hands modules over as class folders up to {@code test}, and as jars from {@code package}
 * on. Rules that look away from one of them are green in half of the builds: they see the same in
 * both.
 */
class SameCodeEverywhereTest {

  private static final Path ROOT = Path.of(System.getProperty("comanda.root"));

  @TempDir private Path elsewhere;

  @Test
  void every_module_has_the_same_classes_in_its_jar_and_in_its_folder() throws IOException {
    List<Path> folders = new ArrayList<>();
    List<JarFile> jars = new ArrayList<>();
    for (House.Module module : House.COMANDA.modules()) {
      Path folder = ROOT.resolve(module.folder()).resolve("target/classes");
      folders.add(folder);
      jars.add(jarOf(folder, module.folder() + "/target/" + module.artifact() + ".jar"));
    }

    List<String> inFolders = classes(new ClassFileImporter().importPaths(folders));
    List<String> inJars = classes(new ClassFileImporter().importJars(jars));
    for (JarFile jar : jars) {
      jar.close();
    }

    assertThat(inFolders).isEqualTo(inJars);
    assertThat(House.COMANDA.modules())
        .allSatisfy(module ->
            assertThat(inFolders)
                .filteredOn(it -> it.startsWith(module.folder() + " "))
                .isNotEmpty());
  }

  @Test
  void every_rule_finds_in_a_jar_what_it_finds_in_a_folder() throws IOException {
    Path folder = ROOT.resolve("architecture-tests/target/test-classes");
    try (JarFile packed = jarOf(folder, "architecture-tests/target/examples.jar")) {
      JavaClasses examples =
          new ClassFileImporter()
              .withImportOption(location -> location.contains("/dev/comanda/fixture/"))
              .importJar(packed);

      // R22 is about where a class was compiled; R27 asks Modulith, which reads the class path.
      assertThat(Catalogue.of(Terms.COMANDA))
          .filteredOn(rule -> !List.of("R22", "R27").contains(rule.id()))
          .allSatisfy(rule ->
              assertThat(rule.violations(Example.of(rule.id(), examples).code()))
                  .isNotEmpty()
                  .isEqualTo(rule.violations(Example.of(rule.id()).code())));
    }
  }

  /** The classes with the module that each of them is taken to be from. */
  private static List<String> classes(JavaClasses production) {
    Code code =
        new Code(
            House.COMANDA,
            House.COMANDA.root(),
            production,
            new ClassFileImporter().importClasses(List.of()));
    return code.classes().map(type -> code.module(type) + " " + type.getName()).sorted().toList();
  }

  private JarFile jarOf(Path folder, String name) throws IOException {
    Path jar = elsewhere.resolve(name);
    Files.createDirectories(Objects.requireNonNull(jar.getParent()));
    try (Stream<Path> files = Files.walk(folder);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
    }
    return new JarFile(jar.toFile());
  }
}
