package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import dev.comanda.contracts.provider.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * While a new version comes up, the old one still runs, and what it has said waits in the queues.
 * So today's providers do what the consumers of every past version need, and today's consumers get
 * along with what the providers of every past version said. {@code past/README.md} says when a
 * version is past enough to go.
 */
class PastVersionsIT {

  private static final Path PAST = Path.of("past");

  /** What the providers of a version really said: a file for each pact, by interaction. */
  private static final String SAID = "said";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @BeforeAll
  static void release() throws IOException {
    String version = System.getProperty("contracts.release", "");
    if (version.isBlank()) {
      return;
    }
    Path folder = PAST.resolve(version);
    assertThat(folder).as("what was released does not change").doesNotExist();
    Files.createDirectories(folder.resolve(SAID));
    for (Pact pact : ours(Path.of(""))) {
      String file = Exchange.name(pact) + ".json";
      Files.copy(Path.of(file), folder.resolve(file));
      ObjectNode said = JSON.createObjectNode();
      for (Interaction interaction : pact.getInteractions()) {
        JsonNode answer = JSON.readTree(Exchange.actual(pact, interaction));
        if (answer instanceof ObjectNode object && object.has("accessToken")) {
          // No token is committed, not even one that opens nothing any more.
          object.put("accessToken", "header.claims.signature");
        }
        said.set(interaction.getDescription(), answer);
      }
      Files.writeString(folder.resolve(SAID).resolve(file), JSON.writeValueAsString(said) + "\n");
    }
    Files.copy(Path.of("openapi.yaml"), folder.resolve("openapi.yaml"));
    Files.copy(Path.of("asyncapi.yaml"), folder.resolve("asyncapi.yaml"));
  }

  static List<Path> versions() throws IOException {
    try (Stream<Path> folders = Files.list(PAST)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void providers_do_what_consumers_needed(Path version) {
    List<String> broken = new ArrayList<>();
    for (Pact pact : ours(version)) {
      for (Interaction interaction : pact.getInteractions()) {
        mismatch(pact, interaction).ifPresent(told -> broken.add(told(pact, interaction, told)));
      }
    }
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void consumers_get_along_with_what_providers_said(Path version) throws IOException {
    List<String> broken = new ArrayList<>();
    for (Pact pact : ours(Path.of(""))) {
      JsonNode said = said(version, pact);
      for (Interaction interaction : pact.getInteractions()) {
        JsonNode answer = said.path(interaction.getDescription());
        // Nothing was said to what nobody asked.
        if (!answer.isMissingNode()) {
          Exchange.mismatch(pact, interaction, answer.toString())
              .ifPresent(told -> broken.add(told(pact, interaction, told)));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void there_is_a_version_to_compare_with() throws IOException {
    assertThat(versions()).isNotEmpty();
    for (Path version : versions()) {
      assertThat(ours(version)).as(version.toString()).hasSizeGreaterThanOrEqualTo(7);
      for (Pact pact : ours(version)) {
        assertThat(said(version, pact).propertyNames())
            .as("%s of %s", pact, version)
            .containsExactlyInAnyOrderElementsOf(
                pact.getInteractions().stream().map(Interaction::getDescription).toList());
      }
    }
  }

  @Test
  void a_consumer_that_needs_what_was_never_said_is_noticed() throws IOException {
    Pact pact = Exchange.committed("payment-order");
    Interaction interaction = Exchange.interaction(pact, "an order has to be paid");
    String said = said(versions().getLast(), pact).path(interaction.getDescription()).toString();
    String without = Fields.renamed(said, "data.currency");

    assertThat(Exchange.mismatch(pact, interaction, without).map(it -> told(pact, interaction, it)))
        .get()
        .asString()
        .contains("payment-order", "an order has to be paid", "currency");
  }

  /** With the status, where there is one. */
  private static Optional<String> mismatch(Pact pact, Interaction interaction) {
    return interaction instanceof SynchronousHttp http
        ? Exchange.mismatch(
            pact, interaction, Providers.named(pact.getProvider().getName()).answers(pact, http))
        : Exchange.mismatch(pact, interaction, Exchange.actual(pact, interaction));
  }

  private static String told(Pact pact, Interaction interaction, String told) {
    return "%s (consumer %s), '%s': %s"
        .formatted(
            Exchange.name(pact), pact.getConsumer().getName(), interaction.getDescription(), told);
  }

  /** Mercado Pago's versions are not ours. */
  private static List<Pact> ours(Path folder) {
    return Exchange.pacts(folder).stream()
        .filter(pact -> !pact.getProvider().getName().equals("mercado-pago"))
        .toList();
  }

  /** An object without fields, if these two did not speak then. */
  private static JsonNode said(Path version, Pact pact) throws IOException {
    Path file = version.resolve(SAID).resolve(Exchange.name(pact) + ".json");
    return Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode();
  }
}
