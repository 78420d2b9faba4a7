package dev.comanda.contracts.played;

import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Something that can be asked for, as OpenAPI describes it.
 *
 * @param base the variable with the address of who is asked
 * @param examples of the body, by name; empty if it has none
 * @param answer the schema of what it answers, missing if that has none
 * @param success the status when all is well
 */
record Operation(
    String id,
    String method,
    String base,
    String path,
    String tag,
    String summary,
    String description,
    boolean secured,
    List<Parameter> parameters,
    JsonNode bodySchema,
    SequencedMap<String, JsonNode> examples,
    JsonNode answer,
    int success) {

  /** What it takes besides its body. */
  record Parameter(String name, String in, boolean required) {}

  static int success(Set<Integer> statuses) {
    return statuses.stream().filter(status -> status < 300).findFirst().orElseThrow();
  }
}
