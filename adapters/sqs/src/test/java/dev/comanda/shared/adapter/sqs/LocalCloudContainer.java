package dev.comanda.shared.adapter.sqs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.LocalCloudImage;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** ElasticMQ in a container, one for all tests of this JVM; it ends with the JVM. */
final class LocalCloudContainer {

  private static @Nullable GenericContainer<?> container;

  private LocalCloudContainer() {}

  /** Starts it, or skips the test where there is no Docker and none is required. */
  static synchronized URI endpoint() {
    if (!LocalCloudImage.isRequired()) {
      assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker here");
    }
    int port = Component.SQS.defaultPort();
    if (container == null) {
      container = start(port);
    }
    GenericContainer<?> running = Objects.requireNonNull(container);
    return URI.create("http://%s:%d".formatted(running.getHost(), running.getMappedPort(port)));
  }

  private static GenericContainer<?> start(int port) {
    ImageFromDockerfile image = new ImageFromDockerfile(LocalCloudImage.NAME, false);
    LocalCloudImage.context().forEach(image::withFileFromPath);
    GenericContainer<?> starting =
        new GenericContainer<>(image)
            .withCommand(LocalCloudImage.command(Component.SQS))
            .withExposedPorts(port)
            .waitingFor(Wait.forLogMessage(LocalCloudImage.READY, 1));
    starting.start();
    return starting;
  }
}
