package dev.comanda.architecture;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationRequest.ReactorFailureBehavior;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * A copy of what Maven knows of the repository, all poms and no sources, to break it and see what
 * the build says. Nothing is downloaded: what a broken pom asks for need not exist.
 */
final class ScratchBuild {

  private static final String POM = "pom.xml";

  /** As Maven reports it at the end, over many lines that all begin alike. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "\\[ERROR] Failed to execute goal \\S+:enforce \\((?<execution>[\\w-]+)\\) on project (?<module>[\\w-]+):"
              + "(?<why>.*?)\\[ERROR] -> ",
          Pattern.DOTALL);

  private final Path folder;

  private ScratchBuild(Path folder) {
    this.folder = folder;
  }

  /**
   * A module that a guard has refused.
   *
   * @param module its artifact id
   * @param execution the guard's
   * @param why what the guard says
   */
  record Refusal(String module, String execution, String why) {}

  /**
   * How a build ended.
   *
   * @param failed whether Maven says so
   * @param output all it said
   */
  record Result(boolean failed, String output) {

    /** All refusals, in the order of the modules. */
    List<Refusal> refusals() {
      List<Refusal> refusals = new ArrayList<>();
      Matcher matcher = REFUSAL.matcher(output);
      while (matcher.find()) {
        refusals.add(
            new Refusal(matcher.group("module"), matcher.group("execution"), matcher.group("why")));
      }
      return refusals;
    }
  }

  /** Copies all poms, and how Maven is to be started. */
  static ScratchBuild in(Path folder) {
    Repository repository = Repository.here();
    try {
      for (Path file : repository.filesBelow("")) {
        if (isPom(file) || file.startsWith(".mvn")) {
          Path copy = folder.resolve(file);
          Files.createDirectories(Objects.requireNonNull(copy.getParent()));
          Files.writeString(copy, repository.text(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ScratchBuild(folder);
  }

  /** Changes the pom in a folder. */
  ScratchBuild change(String module, Consumer<Model> change) {
    Path pom = folder.resolve(module).resolve(POM);
    Model model = read(pom);
    change.accept(model);
    try (Writer writer = Files.newBufferedWriter(pom)) {
      new MavenXpp3Writer().write(writer, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Changes all poms. */
  ScratchBuild changeAll(Consumer<Model> change) {
    try (var files = Files.walk(folder)) {
      for (Path pom : files.filter(ScratchBuild::isPom).toList()) {
        change(folder.relativize(Objects.requireNonNull(pom.getParent())).toString(), change);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Builds until the first failure, as people do. */
  Result build() {
    return run(request -> {});
  }

  /** Builds every module, whatever became of those before it. */
  Result buildAllModules() {
    return run(request -> request.setReactorFailureBehavior(ReactorFailureBehavior.FailNever));
  }

  /** Builds the root and none of the modules. */
  Result buildRootAlone() {
    return run(request -> request.setRecursive(false));
  }

  private Result run(Consumer<InvocationRequest> options) {
    StringBuilder output = new StringBuilder();
    InvocationRequest request = new DefaultInvocationRequest();
    request.setPomFile(folder.resolve(POM).toFile());
    request.addArgs(List.of("validate", "-Dstyle.color=never"));
    request.setOffline(true);
    request.setBatchMode(true);
    request.setMavenHome(path("comanda.maven.home").toFile());
    request.setJavaHome(path("java.home").toFile());
    request.setLocalRepositoryDirectory(path("comanda.maven.repository").toFile());
    Optional.of(path("comanda.maven.settings"))
        .filter(Files::exists)
        .ifPresent(settings -> request.setUserSettingsFile(settings.toFile()));
    request.setMavenOpts(
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow");
    request.setOutputHandler(line -> output.append(line).append('\n'));
    options.accept(request);
    try {
      int status = new DefaultInvoker().execute(request).getExitCode();
      return new Result(status != 0, output.toString());
    } catch (MavenInvocationException e) {
      throw new IllegalStateException("Maven could not be started", e);
    }
  }

  /** A pom, as it is written. */
  static Model read(Path pom) {
    try (Reader reader = Files.newBufferedReader(pom)) {
      return new MavenXpp3Reader().read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException e) {
      throw new IllegalStateException(pom + " is no pom", e);
    }
  }

  /** Whether a file is a pom. */
  static boolean isPom(Path file) {
    return file.endsWith(POM);
  }

  /** A dependency for a pom. */
  static Dependency dependency(String groupId, String artifactId, String version, String scope) {
    Dependency dependency = new Dependency();
    dependency.setGroupId(groupId);
    dependency.setArtifactId(artifactId);
    dependency.setVersion(version);
    dependency.setScope(scope);
    return dependency;
  }

  private static Path path(String property) {
    return Path.of(Objects.requireNonNull(System.getProperty(property), "run by Maven"));
  }
}
