package dev.comanda.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bad and odd input for an operation, as its OpenAPI description lets one imagine it. */
final class OddInput {

  /** A request as it goes over the wire. */
  @SuppressWarnings("ArrayRecordComponent") // is never compared
  record Request(String method, String target, List<String> headers, byte[] body) {

    @Override
    public String toString() {
      return "%s %s %s %s"
          .formatted(method, target, headers, shortened(new String(body, UTF_8)))
          .replaceAll("Bearer [^],]+", "Bearer ...");
    }

    private static String shortened(String text) {
      return text.length() <= 300 ? text : text.substring(0, 300) + "... " + text.length();
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x".repeat(5_000),
          "0",
          "-1",
          "1e9",
          "NaN",
          "null",
          "true",
          "99999999999999999999",
          "2026-02-30",
          "00000000-0000-0000-0000-000000000000",
          "1-1-1-1-1",
          "\u0000",
          "a\r\nb",
          "\u202e\u200b",
          "\ud83c\udf54",
          "e\u0301\u0301\u0301",
          "AAAA",
          "../../etc/passwd",
          "' OR 1=1 --",
          "<script>alert(1)</script>",
          "${jndi:ldap://127.0.0.1/a}",
          "#{7*7}",
          "{\"$gt\":\"\"}");

  /** Values of JSON, as text: some of them are none. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e999",
          "1e-999999999",
          "99999999999999999999",
          "9".repeat(1_500),
          "NaN",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\x\"",
          "[]",
          "{}",
          "[null]",
          "{\"a\":1,\"a\":2}",
          "[".repeat(2_000) + "]".repeat(2_000),
          "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
          "\"" + "x".repeat(70_000) + "\"");

  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json",
          "application/json;charset=utf-16",
          "application/json;charset=nonsense",
          "application/xml",
          "text/plain",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "*/*",
          "nonsense",
          "");

  private static final String MARK = "\"@odd@\"";

  private final RandomGenerator random;
  private final List<String> tokens;

  /**
   * @param tokens of those who send, empty for nobody
   */
  OddInput(RandomGenerator random, List<String> tokens) {
    this.random = random;
    this.tokens = tokens;
  }

  /** One more request for an operation. */
  Request request(String method, String path, JsonNode operation) {
    List<String> headers = new ArrayList<>();
    String token = one(tokens);
    if (!token.isEmpty()) {
      headers.add("Authorization: Bearer " + token);
    }
    String target = path.replaceAll("\\{\\w+}", "\u0001");
    while (target.contains("\u0001")) {
      target = target.replaceFirst("\u0001", id());
    }
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asString();
      switch (parameter.path("in").asString()) {
        case "query" -> addQuery(query, name);
        case "header" -> addHeader(headers, name);
        default -> {}
      }
    }
    if (rarely()) {
      headers.add("Accept: " + one(List.of("", "nonsense", "image/png", "application/xml;q=2")));
    }
    return new Request(method, target + query, headers, body(operation, headers));
  }

  private void addQuery(StringBuilder query, String name) {
    for (int i = random.nextInt(3); i > 0; i--) {
      String value = rarely() ? one(List.of("%", "%zz", "%ff", "%00", "[")) : encoded(text());
      query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
    }
  }

  private void addHeader(List<String> headers, String name) {
    switch (random.nextInt(8)) {
      case 0 -> headers.add(name + ": ");
      case 1 -> headers.add(name + ": " + "k".repeat(1_000 << random.nextInt(6)));
      case 2 -> headers.add(name + ": a" + (char) random.nextInt(0x80, 0xff) + "b");
      case 3 -> headers.add(name + ": a" + (char) random.nextInt(1, 9) + "b");
      case 4 -> headers.addAll(List.of(name + ": one", name + ": two"));
      case 5 -> {}
      default -> headers.add(name + ": " + UUID.randomUUID());
    }
  }

  private byte[] body(JsonNode operation, List<String> headers) {
    JsonNode content = operation.at("/requestBody/content/application~1json/examples");
    if (content.isEmpty()) {
      return rarely() ? bytes() : new byte[0];
    }
    String type = one(MEDIA_TYPES);
    if (!type.isEmpty()) {
      headers.add("Content-Type: " + type);
    }
    List<JsonNode> examples = content.valueStream().map(it -> it.path("value")).toList();
    return switch (random.nextInt(12)) {
      case 0 -> bytes();
      case 1 -> one(VALUES).getBytes(UTF_8);
      case 2 -> {
        String whole = one(examples).toString();
        yield whole.substring(0, random.nextInt(whole.length())).getBytes(UTF_8);
      }
      default -> odd(one(examples)).getBytes(UTF_8);
    };
  }

  /** The same object with something of it changed. */
  private String odd(JsonNode example) {
    JsonNode changed = example.deepCopy();
    String text = changed.toString();
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      change(changed);
      text = changed.toString();
    }
    // Nobody who exists shall be locked out by what is tried here.
    return text.replace(MARK, one(VALUES)).replace("\"kitchen\"", "\"stranger\"");
  }

  private void change(JsonNode node) {
    List<JsonNode> inside = new ArrayList<>();
    collect(node, inside);
    switch (one(inside)) {
      case ObjectNode object -> {
        String name = object.isEmpty() ? "x" : one(object.properties().stream().toList()).getKey();
        switch (random.nextInt(5)) {
          case 0 -> object.remove(name);
          case 1 -> object.put("unknown" + random.nextInt(3), 1);
          case 2 -> object.put(name, text());
          case 3 -> object.put(name, random.nextInt());
          default -> object.set(name, JSON.readTree(MARK));
        }
      }
      case ArrayNode list -> {
        for (int i = random.nextInt(1, 120); i > 0 && !list.isEmpty() && list.size() < 120; i--) {
          list.add(list.get(0).deepCopy());
        }
        if (rarely()) {
          list.removeAll();
        }
      }
      default -> {}
    }
  }

  private static void collect(JsonNode node, List<JsonNode> inside) {
    if (node.isContainer()) {
      inside.add(node);
      node.forEach(child -> collect(child, inside));
    }
  }

  private String id() {
    return random.nextInt(3) == 0 ? encoded(text()) : UUID.randomUUID().toString();
  }

  private String text() {
    return random.nextInt(4) == 0
        ? random
            .ints(random.nextInt(1, 30), 1, 0x300)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : one(TEXTS);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private boolean rarely() {
    return random.nextInt(10) == 0;
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
