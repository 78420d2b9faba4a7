package dev.comanda.shared.adapter.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.LocalCloudImage;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** PostgreSQL in a container; it ends with the JVM. */
final class LocalCloudContainer {

  private LocalCloudContainer() {}

  /** Starts one, or skips the test where there is no Docker and none is required. */
  static String postgresUrl() {
    if (!LocalCloudImage.isRequired()) {
      assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker here");
    }
    int port = Component.POSTGRES.defaultPort();
    GenericContainer<?> running = start(port);
    return LocalCloudImage.postgresUrl(running.getHost(), running.getMappedPort(port));
  }

  private static GenericContainer<?> start(int port) {
    ImageFromDockerfile image = new ImageFromDockerfile(LocalCloudImage.NAME, false);
    LocalCloudImage.context().forEach(image::withFileFromPath);
    GenericContainer<?> starting =
        new GenericContainer<>(image)
            .withCommand(LocalCloudImage.command(Component.POSTGRES))
            .withExposedPorts(port)
            .waitingFor(Wait.forLogMessage(LocalCloudImage.READY, 1));
    starting.start();
    return starting;
  }
}
