package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Profile;
import org.junit.jupiter.api.Test;

/** Who may depend on whom, as Maven sees it. A line that changes here has to be meant. */
class ModuleGraphTest {

  private static final String OURS = "dev.comanda";

  /** What each pom asks for; modules below {@code adapters} inherit what {@code adapters} does. */
  private static final String DRAWN =
      """
      (root):
      adapters: application, application (test), domain (test)
      adapters/catalog-client:
      adapters/dynamodb: local-cloud (test)
      adapters/http:
      adapters/in-memory:
      adapters/jwt:
      adapters/mercadopago: local-cloud (test)
      adapters/postgres: local-cloud (test)
      adapters/sqs: local-cloud (test)
      application: domain, domain (test)
      architecture-tests: bootstrap
      benchmarks: adapter-dynamodb, adapter-postgres, adapter-sqs, local-cloud
      bootstrap: adapter-catalog-client, adapter-dynamodb, adapter-http, adapter-in-memory, adapter-jwt, \
      adapter-mercadopago, adapter-postgres, adapter-sqs, domain (test), gateway (test), local-cloud (test)
      bootstrap/gateway:
      bootstrap/local-cloud:
      contracts: application (test), bootstrap, bootstrap (test), domain (test), local-cloud (test)
      domain:
      infrastructure-pulumi:
      labs:
      """;

  private final SortedMap<String, Model> poms = new TreeMap<>();

  ModuleGraphTest() {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("comanda.root"), "run by Maven"));
    for (Path file : Repository.here().filesBelow("")) {
      // Skeletons of the labs are built where they are copied to, not here.
      if (ScratchBuild.isPom(file)
          && (!file.startsWith("labs") || file.equals(Path.of("labs", "pom.xml")))) {
        poms.put(folderOf(file), ScratchBuild.read(root.resolve(file)));
      }
    }
  }

  @Test
  void the_modules_depend_on_each_other_as_drawn_and_on_no_one_else() {
    assertThat(draw(poms)).isEqualTo(DRAWN);
  }

  @Test
  void every_pom_belongs_to_a_module_of_the_build() {
    assertThat(modulesFrom("").distinct()).containsExactlyInAnyOrderElementsOf(poms.keySet());
  }

  @Test
  void every_module_inherits_the_guards_of_the_root() {
    assertThat(poms.values())
        .filteredOn(pom -> !pom.getArtifactId().equals("comanda"))
        .extracting(Model::getParent)
        .extracting(Parent::getGroupId)
        .containsOnly(OURS);
  }

  @Test
  void an_edge_more_and_a_module_more_are_seen() {
    SortedMap<String, Model> others = new TreeMap<>(poms);
    Model domain = new Model();
    domain.addDependency(
        ScratchBuild.dependency(OURS, "comanda-application", "${project.version}", "provided"));
    others.put("domain", domain);
    others.put("infrastructure", new Model());

    assertThat(draw(others).lines().filter(line -> DRAWN.lines().noneMatch(line::equals)))
        .containsExactly("domain: application (provided)", "infrastructure:");
  }

  private static String draw(SortedMap<String, Model> poms) {
    StringBuilder drawing = new StringBuilder();
    poms.forEach((folder, pom) -> {
      Set<String> siblings = new TreeSet<>();
      for (Dependency dependency : dependencies(pom)) {
        if (dependency.getGroupId().equals(OURS)
            || dependency.getGroupId().equals("${project.groupId}")) {
          siblings.add(edge(dependency));
        }
      }
      drawing.append(folder.isEmpty() ? "(root)" : folder).append(':');
      drawing.append(siblings.isEmpty() ? "" : " ").append(String.join(", ", siblings));
      drawing.append('\n');
    });
    return drawing.toString();
  }

  private static List<Dependency> dependencies(Model pom) {
    List<Dependency> dependencies = new ArrayList<>(pom.getDependencies());
    pom.getProfiles().forEach(profile -> dependencies.addAll(profile.getDependencies()));
    return dependencies;
  }

  private static String edge(Dependency dependency) {
    String name = dependency.getArtifactId().replaceFirst("^comanda-", "");
    return dependency.getScope() == null || dependency.getScope().equals("compile")
        ? name
        : "%s (%s)".formatted(name, dependency.getScope());
  }

  /** The folder and those of all modules below it, of whatever profile. */
  private Stream<String> modulesFrom(String folder) {
    Model pom = poms.get(folder);
    if (pom == null) {
      return Stream.of(folder);
    }
    Stream<String> modules =
        Stream.concat(
            pom.getModules().stream(),
            pom.getProfiles().stream().map(Profile::getModules).flatMap(List::stream));
    return Stream.concat(
        Stream.of(folder),
        modules.flatMap(module -> modulesFrom(folder.isEmpty() ? module : folder + "/" + module)));
  }

  private static String folderOf(Path pom) {
    Path folder = pom.getParent();
    return folder == null ? "" : folder.toString().replace('\\', '/');
  }
}
