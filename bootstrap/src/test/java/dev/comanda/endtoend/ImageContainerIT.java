package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.comanda.localcloud.LocalCloudImage;
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
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** The application's image, as confined as compose.yaml and an orchestrator confine it. */
class ImageContainerIT {

  private static final int PORT = 8080;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void is_healthy_with_its_start_up_cache_and_without_rights_and_stops_when_it_is_told()
      throws Exception {
    if (!LocalCloudImage.isRequired()) {
      assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker here");
    }
    try (GenericContainer<?> container = new GenericContainer<>(image())) {
      container
          .withEnv("COMANDA_STORES", "memory")
          .withEnv("COMANDA_QUEUES", "memory")
          .withEnv("COMANDA_PAYMENTS", "memory")
          // A cache that does not fit would only make the start slow; here it fails.
          .withEnv("JDK_JAVA_OPTIONS", "-XX:AOTMode=on")
          .withTmpFs(Map.of("/tmp", "rw"))
          .withCreateContainerCmdModifier(
              command -> confine(Objects.requireNonNull(command.getHostConfig())))
          .withExposedPorts(PORT)
          .waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE))
          .start();

      assertThat(products(container).statusCode()).isEqualTo(200);
      assertThat(container.execInContainer("id", "-u").getStdout().strip()).isEqualTo("10001");
      assertThat(container.execInContainer("touch", "/opt/comanda/mine").getStderr())
          .contains("Read-only file system");

      container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();

      // As told to end by a signal, not killed for not listening to it (137).
      assertThat(container.getCurrentContainerInfo().getState().getExitCodeLong()).isEqualTo(143);
    }
  }

  private static ImageFromDockerfile image() {
    Path bootstrap = Path.of(System.getProperty("comanda.root", ""), "bootstrap");
    ImageFromDockerfile image = new ImageFromDockerfile("comanda:local", false);
    for (String file : List.of("Dockerfile", "jvm.options", "target/comanda-exec.jar")) {
      image.withFileFromPath(file, bootstrap.resolve(file));
    }
    return image;
  }

  private static void confine(HostConfig host) {
    host.withReadonlyRootfs(true)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges:true"))
        .withMemory(640L * 1024 * 1024);
  }

  private static HttpResponse<String> products(GenericContainer<?> container) throws Exception {
    URI address =
        URI.create(
            "http://%s:%d/products".formatted(container.getHost(), container.getMappedPort(PORT)));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
