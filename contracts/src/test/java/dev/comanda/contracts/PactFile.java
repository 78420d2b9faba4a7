package dev.comanda.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pact as it is committed: without what differs from run to run or says nothing of the agreement
 * (versions of tools, names of tests), and in an order that makes differences readable.
 */
record PactFile(String name, ObjectNode json) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(tools.jackson.databind.cfg.JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  /** All pacts of a folder, by file name. */
  static SortedMap<String, PactFile> in(Path folder) {
    SortedMap<String, PactFile> pacts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
        PactFile pact = read(file);
        pacts.put(pact.name(), pact);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return pacts;
  }

  private static PactFile read(Path file) throws IOException {
    ObjectNode pact = (ObjectNode) JSON.readTree(Files.readString(file));
    ((ObjectNode) pact.path("metadata"))
        .remove(List.of("pact-jvm", "pact-js", "pactRust", "plugins"));
    ArrayNode interactions = (ArrayNode) pact.path("interactions");
    List<JsonNode> sorted =
        interactions
            .valueStream()
            .<JsonNode>map(it -> ((ObjectNode) it).remove(List.of("comments", "key")))
            .sorted(Comparator.comparing(PactFile::title))
            .toList();
    interactions.removeAll().addAll(sorted);
    return new PactFile(file.getFileName().toString(), pact);
  }

  String consumer() {
    return json.at("/consumer/name").asString();
  }

  String provider() {
    return json.at("/provider/name").asString();
  }

  /** By what they are told from each other: description and state. */
  SortedMap<String, JsonNode> interactions() {
    SortedMap<String, JsonNode> interactions = new TreeMap<>();
    json.path("interactions").forEach(it -> interactions.put(title(it), it));
    return interactions;
  }

  private static String title(JsonNode interaction) {
    return "%s, given %s"
        .formatted(
            interaction.path("description").asString(),
            interaction.at("/providerStates/0/name").asString());
  }

  /** The file's content. */
  String text() {
    return JSON.writeValueAsString(json) + "\n";
  }
}
