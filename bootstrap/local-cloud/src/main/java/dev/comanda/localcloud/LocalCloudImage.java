package dev.comanda.localcloud;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The local cloud as a container image, described without Testcontainers so that this module need
 * not know it.
 *
 * {@snippet :
 * ImageFromDockerfile image = new ImageFromDockerfile(LocalCloudImage.NAME, false);
 * LocalCloudImage.context().forEach(image::withFileFromPath);
 * GenericContainer<?> container =
 *     new GenericContainer<>(image)
 *         .withCommand(LocalCloudImage.command(Component.POSTGRES))
 *         .withExposedPorts(Component.POSTGRES.defaultPort())
 *         .waitingFor(Wait.forLogMessage(LocalCloudImage.READY, 1));
 * container.start();
 * String url = LocalCloudImage.postgresUrl(
 *     container.getHost(), container.getMappedPort(Component.POSTGRES.defaultPort()));
 * }
 *
 * Tests that need it are called {@code *ContainerTest} and are skipped where no Docker runs, unless
 * {@link #isRequired}.
 */
public final class LocalCloudImage {

  /** Name of the image; it exists on the machine that built it only. */
  public static final String NAME = "comanda-local-cloud:local";

  /** What the log says when the components answer. */
  public static final String READY = "READY .*\\n";

  private LocalCloudImage() {}

  /** The build context: what each file or folder is called in it, and where it is. */
  public static Map<String, Path> context() {
    Path module = LocalCloudProcess.module();
    return Map.of(
        "Dockerfile", module.resolve("Dockerfile"),
        "lib", module.resolve("target").resolve("lib"),
        "classes", module.resolve("target").resolve("classes"));
  }

  /** The container's command that starts these components, on their default ports. */
  public static String[] command(Component... components) {
    return new String[] {
      "--only", Arrays.stream(components).map(Component::id).collect(Collectors.joining(","))
    };
  }

  /** JDBC URL of the database of a container. */
  public static String postgresUrl(String host, int port) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, DevelopmentCredentials.DATABASE);
  }

  /**
   * Whether a missing Docker is a failure: where the environment says {@code
   * COMANDA_DOCKER_REQUIRED=true}, as in CI, no container test may be skipped.
   */
  public static boolean isRequired() {
    return Boolean.parseBoolean(System.getenv("COMANDA_DOCKER_REQUIRED"));
  }
}
