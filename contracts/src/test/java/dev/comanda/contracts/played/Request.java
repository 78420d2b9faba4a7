package dev.comanda.contracts.played;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * A request that can be sent, whatever tool sends it. Variables stand in double braces, {@link
 * #RANDOM} is a new UUID.
 *
 * @param also what could be asked for besides, by name
 * @param captures what is remembered of the answer: the variable, and where it is in the body
 * @param retry if it is sent until its checks are true
 */
record Request(
    String name,
    String title,
    String note,
    String method,
    String base,
    String path,
    SequencedMap<String, String> query,
    List<String> also,
    SequencedMap<String, String> headers,
    Optional<JsonNode> body,
    List<Check> checks,
    SequencedMap<String, String> captures,
    Optional<Retry> retry) {

  static final String RANDOM = "{{random}}";

  /** How long to wait, and how often. */
  record Retry(int milliseconds, int times) {}

  /** Some requests that belong together. */
  record Group(
      String name, String title, List<String> notes, boolean flow, List<Request> requests) {}
}
