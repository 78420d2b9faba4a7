package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.localcloud.Plan;
import dev.comanda.localcloud.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How long the image takes from its start to its readiness, on two cores and with its stores up. It
 * measures, so that no build runs it beside other work; after one, {@code ./mvnw -pl bootstrap
 * test-compile failsafe:integration-test@default failsafe:verify@default -Dit.test=ImageStartIT}
 * does.
 */
class ImageStartIT {

  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int STARTS = 5;

  @BeforeAll
  static void build() {
    ImageContainerIT.build();
  }

  /** As one of the five that it is; order, which has a database and a queue. */
  @Test
  void is_ready_within_four_seconds() throws Exception {
    LocalCloudProcess cloud = Running.cloud();
    List<Duration> starts = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      starts.add(untilReady(cloud));
    }

    starts.sort(null);
    System.out.printf("The image was ready after %s%n", starts);
    assertThat(starts.get(STARTS / 2)).as("median of %s", starts).isLessThan(LIMIT);
  }

  /** On the network of this machine, where the local cloud listens. */
  private static Duration untilReady(LocalCloudProcess cloud) throws Exception {
    int port = Ports.freeInARow(1);
    DockerClient docker = ImageContainerIT.docker();
    List<String> environment = new ArrayList<>();
    Plan.embeddedSecrets().forEach((name, value) -> environment.add(name + "=" + value));
    environment.addAll(
        List.of(
            "SERVER_PORT=" + port,
            "COMANDA_CONTEXTS=order",
            "COMANDA_POSTGRES_URL=" + cloud.postgresUrl(),
            "COMANDA_AWS_DYNAMODBENDPOINT=" + cloud.dynamoDbEndpoint(),
            "COMANDA_AWS_SQSENDPOINT=" + cloud.sqsEndpoint(),
            // Asked when the first token and the first order come; nobody sends any.
            "COMANDA_JWT_JWKSURI=http://localhost:1/.well-known/jwks.json",
            "COMANDA_CATALOG_BASEURL=http://localhost:1"));
    HostConfig host =
        HostConfig.newHostConfig().withNetworkMode("host").withNanoCPUs(2_000_000_000L);
    String container =
        docker
            .createContainerCmd(ImageContainerIT.built())
            .withEnv(environment)
            .withHostConfig(host)
            .exec()
            .getId();
    try {
      Instant started = Instant.now();
      docker.startContainerCmd(container).exec();
      while (!isReady(port)) {
        assertThat(Duration.between(started, Instant.now())).isLessThan(PATIENCE);
        Thread.sleep(20);
      }
      return Duration.between(started, Instant.now());
    } finally {
      docker.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    }
  }

  private static boolean isReady(int port) throws InterruptedException {
    URI readiness = URI.create("http://localhost:%d/actuator/health/readiness".formatted(port));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
              .send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
