package dev.comanda.endtoend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HostConfig;
import dev.comanda.localcloud.LocalCloudImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application's image, as confined as compose.yaml and an orchestrator confine it. */
class ImageContainerIT {

  private static final int PORT = 8080;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long MEGABYTE = 1_000_000;
  private static final String NAME = "comanda:local";
  private static final String REVISION = "0123456789abcdef0123456789abcdef01234567";

  /** As in compose.yaml. */
  private static final String BASE =
      Objects.requireNonNullElse(System.getenv("COMANDA_BASE_IMAGE"), "eclipse-temurin:25-jre");

  private static ImageFromDockerfile image;

  @BeforeAll
  static void build() {
    if (!LocalCloudImage.isRequired()) {
      assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker here");
    }
    Path bootstrap = Path.of(System.getProperty("comanda.root", ""), "bootstrap");
    image =
        new ImageFromDockerfile(NAME, false)
            .withBuildArg("VERSION", "1.2.3")
            .withBuildArg("REVISION", REVISION)
            .withBuildArg("BASE", BASE);
    for (String file : List.of("Dockerfile", "jvm.options", "target/comanda-exec.jar")) {
      image.withFileFromPath(file, bootstrap.resolve(file));
    }
  }

  @Test
  void is_healthy_with_its_start_up_cache_and_without_rights_and_stops_when_it_is_told()
      throws Exception {
    try (GenericContainer<?> container = inMemory()) {
      container
          // A cache that does not fit would only make the start slow; here it fails.
          .withEnv("JDK_JAVA_OPTIONS", "-XX:AOTMode=on")
          .withTmpFs(Map.of("/tmp", "rw"))
          .withExposedPorts(PORT)
          .waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE))
          .start();

      URI products =
          URI.create(
              "http://%s:%d/products"
                  .formatted(container.getHost(), container.getMappedPort(PORT)));
      assertThat(status(products)).isEqualTo(200);
      assertThat(container.execInContainer("id", "-u").getStdout().strip()).isEqualTo("10001");
      assertThat(container.execInContainer("touch", "/opt/comanda/mine").getStderr())
          .contains("Read-only file system");

      container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();

      // As told to end by a signal, not killed for not listening to it (137).
      assertThat(container.getCurrentContainerInfo().getState().getExitCodeLong()).isEqualTo(143);
    }
  }

  @Test
  void writes_to_the_volume_that_an_orchestrator_puts_where_it_declares_one() throws Exception {
    try (GenericContainer<?> container = inMemory()) {
      container.waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE)).start();

      assertThat(container.execInContainer("touch", "/tmp/mine").getExitCode()).isZero();
      assertThat(container.execInContainer("bash", "-c", "type -p bash").getExitCode())
          .as("the health check needs it")
          .isZero();
    }
  }

  @Test
  void says_what_it_is_and_whom_it_runs_as() {
    ContainerConfig config =
        Objects.requireNonNull(docker().inspectImageCmd(built()).exec().getConfig());

    assertThat(config.getLabels())
        .containsEntry("org.opencontainers.image.title", "Comanda")
        .containsEntry("org.opencontainers.image.version", "1.2.3")
        .containsEntry("org.opencontainers.image.revision", REVISION)
        .containsEntry("org.opencontainers.image.created", "2026-11-23T00:00:00Z")
        .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
        .containsEntry("org.opencontainers.image.base.name", BASE);
    assertThat(config.getUser()).isEqualTo("10001:10001");
    assertThat(config.getVolumes()).containsOnlyKeys("/tmp");
    assertThat(config.getHealthcheck()).isNotNull();
  }

  @Test
  void is_small_enough_to_be_pulled_in_a_moment() throws Exception {
    Count count = new Count();
    try (InputStream saved = docker().saveImageCmd(built()).exec();
        OutputStream compressed = new GZIPOutputStream(count)) {
      long bytes = saved.transferTo(compressed);
      assertThat(bytes).as("all of it").isGreaterThan(100 * MEGABYTE);
    }

    assertThat(count.bytes).isBetween(50 * MEGABYTE, 250 * MEGABYTE);
  }

  @Test
  void carries_the_bill_of_materials_of_what_is_in_it() throws Exception {
    Path written =
        Path.of(
            System.getProperty("comanda.root", ""),
            "bootstrap/target/classes/META-INF/sbom/application.cdx.json");
    assumeTrue(
        written.toFile().exists()
            || !System.getProperty("comanda.maven", "").equals("offline=true"),
        "Maven writes no bill of materials while it is offline");
    try (GenericContainer<?> container = inMemory()) {
      container.start();
      JsonNode bill =
          container.copyFileFromContainer("/opt/comanda/app.jar", ImageContainerIT::bill);
      Set<String> listed =
          bill.path("components")
              .valueStream()
              .map(it ->
                  "%s-%s.jar".formatted(it.path("name").asString(), it.path("version").asString()))
              .collect(toSet());
      Set<String> libraries =
          container.execInContainer("ls", "/opt/comanda/lib").getStdout().lines().collect(toSet());
      // What unpacked the jar; it is left behind and not used.
      libraries.removeIf(library -> library.startsWith("spring-boot-jarmode-tools-"));

      assertThat(libraries).hasSizeGreaterThan(100);
      assertThat(listed).containsAll(libraries);
    }
  }

  private static GenericContainer<?> inMemory() {
    return new GenericContainer<>(image)
        .withEnv("COMANDA_STORES", "memory")
        .withEnv("COMANDA_QUEUES", "memory")
        .withEnv("COMANDA_PAYMENTS", "memory")
        .withCreateContainerCmdModifier(
            command -> confine(Objects.requireNonNull(command.getHostConfig())));
  }

  private static void confine(HostConfig host) {
    host.withReadonlyRootfs(true)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges:true"))
        .withMemory(640L * 1024 * 1024);
  }

  static DockerClient docker() {
    return DockerClientFactory.instance().client();
  }

  /** Its name, once it is there. */
  static String built() {
    return image.get();
  }

  private static JsonNode bill(InputStream jar) throws IOException {
    try (JarInputStream entries = new JarInputStream(jar)) {
      for (JarEntry entry = entries.getNextJarEntry();
          entry != null;
          entry = entries.getNextJarEntry()) {
        if (entry.getName().equals("META-INF/sbom/application.cdx.json")) {
          return JsonMapper.shared().readTree(entries.readAllBytes());
        }
      }
    }
    throw new AssertionError("no bill of materials in the jar");
  }

  private static int status(URI address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
      return answer.statusCode();
    }
  }

  /** Forgets all it is given, but how much it was. */
  private static final class Count extends OutputStream {

    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
