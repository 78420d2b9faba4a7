package dev.comanda.contracts;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Who consumes what, for people: made from the pacts. */
final class AgreedPage {

  private AgreedPage() {}

  static String of(Collection<PactFile> pacts) {
    String arrows =
        pacts.stream()
            .map(pact ->
                "  %s %s %s"
                    .formatted(
                        pact.consumer(),
                        isHttp(pact) ? "-->|HTTP|" : "-.->|messages of|",
                        pact.provider()))
            .collect(Collectors.joining("\n"));
    String rows =
        pacts.stream()
            .flatMap(pact -> pact.interactions().values().stream().map(it -> row(pact, it)))
            .collect(Collectors.joining("\n"));
    return """
    # Who consumes what / Quem consome o quê

    Made from the pacts. An arrow goes from who needs to who has.
    *Feito a partir dos pactos. Uma seta vai de quem precisa a quem tem.*

    ```mermaid
    flowchart LR
    %s
    ```

    | consumer | provider | what | given | HTTP, or type of message |
    |---|---|---|---|---|
    %s
    """
        .formatted(arrows, rows);
  }

  private static String row(PactFile pact, JsonNode interaction) {
    return "| %s | [%s](%s) | %s | %s | %s |"
        .formatted(
            pact.consumer(),
            pact.provider(),
            pact.name(),
            interaction.path("description").asString(),
            interaction.at("/providerStates/0/name").asString(),
            what(interaction));
  }

  private static String what(JsonNode interaction) {
    if (interaction.has("contents")) {
      return "`%s`".formatted(interaction.at("/contents/content/type").asString());
    }
    return "`%s %s` → %d"
        .formatted(
            interaction.at("/request/method").asString(),
            interaction
                .at("/request/path")
                .asString()
                .replaceAll("/(ORD[0-9A-Z]{26}|[0-9a-f-]{36})", "/{id}"),
            interaction.at("/response/status").asInt());
  }

  private static boolean isHttp(PactFile pact) {
    return pact.interactions().values().stream().allMatch(it -> it.has("request"));
  }
}
