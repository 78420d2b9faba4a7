package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.architecture.ScratchBuild.Refusal;
import dev.comanda.architecture.ScratchBuild.Result;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Maven itself refuses (the executions of maven-enforcer): each guard meets its violations in
 * a copy of the build, and the same copy without guards takes all of them.
 */
class BuildGuardsTest {

  private static final String OURS = "dev.comanda";

  /** Of a sibling: not one of this build, so that no cycle of modules gets into the way. */
  private static final String OLD_RELEASE = "0";

  /** Only an adapter asks for it; bootstrap gets it along with the adapter. */
  private static final String ELSEWHERE = "comanda-elsewhere";

  @TempDir private Path folder;
  private ScratchBuild copy;

  /**
   * What a module asks for, and the guard that has to notice.
   *
   * @param module its folder
   * @param says what the guard has to say: the page that explains it, wherever words of ours are
   *     possible
   */
  private record Violation(
      String module,
      String groupId,
      String artifactId,
      String version,
      String scope,
      String execution,
      String says) {

    private static Violation of(String module, String dependency, String execution, String says) {
      String[] parts = dependency.split(":", -1);
      return new Violation(module, parts[0], parts[1], parts[2], parts[3], execution, says);
    }

    private boolean isNoticedBy(Refusal refusal) {
      return refusal.module().equals(artifactOf(module))
          && refusal.execution().equals(execution)
          && refusal.why().contains(says)
          && refusal.why().contains(groupId + ":" + artifactId + ":");
    }
  }

  private static final List<Violation> VIOLATIONS =
      List.of(
          ring("domain", "org.springframework:spring-context:7.0.0:compile", "docs/rules/R01.md"),
          ring("domain", "jakarta.inject:jakarta.inject-api:2.0.1:provided", "docs/rules/R01.md"),
          ring("domain", "org.mockito:mockito-core:5.0.0:test", "docs/rules/R01.md"),
          ring("application", "org.slf4j:slf4j-api:2.0.0:runtime", "docs/rules/R02.md"),
          ring("application", sibling("comanda-adapter-jwt", "compile"), "docs/rules/R02.md"),
          ring("application", "org.springframework:spring-test:7.0.0:test", "docs/rules/R02.md"),
          ring("adapters/jwt", sibling("comanda-adapter-http", "compile"), "docs/rules/R03.md"),
          ring("adapters/sqs", sibling("comanda-adapter-postgres", "test"), "docs/rules/R03.md"),
          ring("adapters/dynamodb", sibling("comanda-bootstrap", "test"), "docs/rules/R03.md"),
          ring(
              "adapters/in-memory", sibling("comanda-local-cloud", "compile"), "docs/rules/R03.md"),
          ring(
              "adapters/mercadopago",
              sibling("comanda-architecture-tests", "test"),
              "docs/rules/R03.md"),
          ring("adapters/postgres", sibling(ELSEWHERE, "compile"), "docs/rules/R03.md"),
          ring("bootstrap", sibling("comanda-architecture-tests", "test"), "docs/rules/R04.md"),
          // No list of its own: it may have no sibling at all, like any module that is new.
          ring(
              "bootstrap/local-cloud",
              sibling("comanda-domain", "compile"),
              "docs/adr/0001-rings-as-modules.md"),
          Violation.of(
              "adapters/http",
              "org.slf4j:slf4j-api:1.7.36:compile",
              "convergence",
              "Dependency convergence error"));

  @BeforeEach
  void copy_the_build() {
    copy = ScratchBuild.in(folder);
  }

  @Test
  void a_copy_without_violations_is_built() {
    Result result = copy.build();

    assertThat(result.failed()).as(result.output()).isFalse();
    assertThat(result.refusals()).isEmpty();
  }

  @Test
  void each_violation_is_refused_in_its_module_by_its_guard_and_no_other_module_is() {
    breakTheCopy();

    Result result = copy.buildAllModules();

    assertThat(VIOLATIONS)
        .filteredOn(violation -> result.refusals().stream().noneMatch(violation::isNoticedBy))
        .as("what no guard noticed; Maven said: %s", result.output())
        .isEmpty();
    assertThat(result.refusals())
        .extracting(Refusal::module)
        .containsExactlyInAnyOrderElementsOf(
            VIOLATIONS.stream().map(it -> artifactOf(it.module())).distinct().toList());
    assertThat(result.refusals())
        .as("what comes along with something else")
        .anyMatch(
            ring("bootstrap", sibling(ELSEWHERE, "compile"), "docs/rules/R04.md")::isNoticedBy);
  }

  @Test
  void a_violation_fails_the_build() {
    breakTheCopy();

    assertThat(copy.build().failed()).isTrue();
  }

  @Test
  void without_its_guards_the_build_takes_every_violation() {
    breakTheCopy();
    copy.changeAll(model -> switchOff(model, List.of("ring", "convergence")));

    Result result = copy.build();

    assertThat(result.failed()).as(result.output()).isFalse();
  }

  @Test
  void another_jdk_and_another_maven_are_told_to_use_the_wrapper() {
    // There is no other JDK here: instead of running on another one, the copy asks for another one.
    copy.change(
        "",
        model ->
            executions(model).stream()
                .filter(execution -> execution.getId().equals("toolchain"))
                .forEach(BuildGuardsTest::askForWhatWillBe));

    Result result = copy.buildRootAlone();

    assertThat(result.failed()).isTrue();
    assertThat(result.refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.execution()).isEqualTo("toolchain");
          assertThat(refusal.why())
              .contains("Comanda builds on JDK 25. Type ./mvnw")
              .contains("Comanda builds with Maven 3.9 or later 3.x. Type ./mvnw");
        });
  }

  private void breakTheCopy() {
    for (Violation it : VIOLATIONS) {
      Dependency dependency =
          ScratchBuild.dependency(it.groupId(), it.artifactId(), it.version(), it.scope());
      // What is optional does not come along with its module, and does not have to converge.
      dependency.setOptional(
          !it.execution().equals("convergence") && !it.artifactId().equals(ELSEWHERE));
      copy.change(it.module(), model -> model.addDependency(dependency));
    }
  }

  private static Violation ring(String module, String dependency, String says) {
    return Violation.of(module, dependency, "ring", says);
  }

  private static String sibling(String artifactId, String scope) {
    return String.join(":", OURS, artifactId, OLD_RELEASE, scope);
  }

  private static String artifactOf(String module) {
    return "comanda-"
        + module.replaceFirst("^adapters/", "adapter-").replaceFirst("^bootstrap/", "");
  }

  private static void askForWhatWillBe(PluginExecution toolchain) {
    Xpp3Dom rules = ((Xpp3Dom) toolchain.getConfiguration()).getChild("rules");
    rules.getChild("requireJavaVersion").getChild("version").setValue("[26,27)");
    rules.getChild("requireMavenVersion").getChild("version").setValue("[4,5)");
  }

  private static void switchOff(Model model, List<String> ids) {
    for (PluginExecution execution : executions(model)) {
      if (ids.contains(execution.getId())) {
        execution.setPhase("none");
      }
    }
  }

  private static List<PluginExecution> executions(Model model) {
    Build build = model.getBuild();
    return build == null
        ? List.of()
        : build.getPlugins().stream()
            .filter(plugin -> plugin.getArtifactId().equals("maven-enforcer-plugin"))
            .map(Plugin::getExecutions)
            .flatMap(List::stream)
            .toList();
  }
}
