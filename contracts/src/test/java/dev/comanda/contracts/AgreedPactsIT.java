package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What the consumers' tests have just asked for is what is committed here: nothing new that no
 * provider has agreed to, and nothing old that nobody needs any more.
 */
class AgreedPactsIT {

  private static final Path COMMITTED = Path.of("");
  private static final Path PAGE = COMMITTED.resolve("agreed.md");
  private static final Path ASKED_FOR = Path.of("target", "pacts");
  private static final String HOW_TO_ACCEPT =
      """
      If that is what you want, accept it, and look at the difference before you commit it:
        ./mvnw -Pcontracts verify -Dcontracts.accept=true
      Whether the providers already do it is what the tests after this one say.\
      """;

  @BeforeAll
  static void accept() throws IOException {
    if (!Boolean.getBoolean("contracts.accept")) {
      return;
    }
    SortedMap<String, PactFile> askedFor = PactFile.in(ASKED_FOR);
    for (String stale : PactFile.in(COMMITTED).keySet()) {
      if (!askedFor.containsKey(stale)) {
        Files.delete(COMMITTED.resolve(stale));
      }
    }
    for (PactFile pact : askedFor.values()) {
      Files.writeString(COMMITTED.resolve(pact.name()), pact.text());
    }
    Files.writeString(PAGE, AgreedPage.of(askedFor.values()));
  }

  @Test
  void the_page_says_who_consumes_what() throws IOException {
    assertThat(Files.readString(PAGE))
        .as(HOW_TO_ACCEPT)
        .isEqualTo(AgreedPage.of(PactFile.in(COMMITTED).values()));
  }

  @Test
  void what_consumers_ask_for_is_what_was_agreed() {
    assertThat(differences(PactFile.in(COMMITTED), PactFile.in(ASKED_FOR)))
        .as(HOW_TO_ACCEPT)
        .isEmpty();
  }

  @Test
  void committed_pacts_are_written_as_they_are_compared() throws IOException {
    for (PactFile pact : PactFile.in(COMMITTED).values()) {
      assertThat(Files.readString(COMMITTED.resolve(pact.name())))
          .as(pact.name())
          .isEqualTo(pact.text());
    }
  }

  @Test
  void what_nobody_asks_for_any_more_is_noticed_and_so_is_what_is_new() {
    SortedMap<String, PactFile> agreed = PactFile.in(COMMITTED);
    SortedMap<String, PactFile> askedFor = PactFile.in(COMMITTED);
    String stale = without(askedFor, "payment-order.json", 0);
    String unheardOf = without(agreed, "order-catalog.json", 0);
    askedFor.remove("production-order.json");

    assertThat(differences(agreed, askedFor))
        .containsExactly(
            "order-catalog.json: '%s' is new".formatted(unheardOf),
            "payment-order.json: '%s' is asked for by nobody any more".formatted(stale),
            "production-order.json: nobody asks for it any more");
    assertThat(AgreedPage.of(askedFor.values())).isNotEqualTo(AgreedPage.of(agreed.values()));
  }

  /** Takes an interaction out of a pact, and tells which. */
  private static String without(SortedMap<String, PactFile> pacts, String file, int index) {
    PactFile pact = Objects.requireNonNull(pacts.get(file));
    List<String> before = List.copyOf(pact.interactions().keySet());
    ((ArrayNode) pact.json().path("interactions")).remove(index);
    return before.stream()
        .filter(title -> !pact.interactions().containsKey(title))
        .findFirst()
        .orElseThrow();
  }

  /** In words: which pact, which interaction, which part of it. */
  static List<String> differences(
      SortedMap<String, PactFile> agreed, SortedMap<String, PactFile> askedFor) {
    List<String> differences = new ArrayList<>();
    for (String name : union(agreed.keySet(), askedFor.keySet())) {
      PactFile before = agreed.get(name);
      PactFile now = askedFor.get(name);
      if (before == null) {
        differences.add("%s: a new pact".formatted(name));
      } else if (now == null) {
        differences.add("%s: nobody asks for it any more".formatted(name));
      } else {
        interactions(name, before.interactions(), now.interactions(), differences);
      }
    }
    return differences;
  }

  private static void interactions(
      String pact,
      Map<String, JsonNode> agreed,
      Map<String, JsonNode> askedFor,
      List<String> differences) {
    for (String title : union(agreed.keySet(), askedFor.keySet())) {
      JsonNode before = agreed.get(title);
      JsonNode now = askedFor.get(title);
      if (before == null) {
        differences.add("%s: '%s' is new".formatted(pact, title));
      } else if (now == null) {
        differences.add("%s: '%s' is asked for by nobody any more".formatted(pact, title));
      } else {
        fields("%s: '%s'".formatted(pact, title), "", before, now, differences);
      }
    }
  }

  private static void fields(
      String where, String path, JsonNode agreed, JsonNode askedFor, List<String> differences) {
    if (agreed.isObject() && askedFor.isObject()) {
      for (String field : union(agreed.propertyNames(), askedFor.propertyNames())) {
        fields(where, path + "/" + field, agreed.path(field), askedFor.path(field), differences);
      }
    } else if (!agreed.equals(askedFor)) {
      differences.add(
          "%s: %s was %s and is %s".formatted(where, path, shown(agreed), shown(askedFor)));
    }
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "absent" : Objects.toString(node);
  }

  private static SortedSet<String> union(Collection<String> some, Collection<String> others) {
    SortedSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
