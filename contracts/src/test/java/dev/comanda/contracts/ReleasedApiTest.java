package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Clients of a released API work with this one: {@code past/<version>/openapi.yaml} is what was
 * promised to them, and is never changed again.
 */
class ReleasedApiTest {

  private static final Path PAST = Path.of("past");

  /** How somebody changes a description. */
  interface Change {
    void in(ObjectNode api);
  }

  @Test
  void nothing_that_was_promised_is_broken() throws IOException {
    String now = Files.readString(Path.of("openapi.yaml"));
    List<Path> releases;
    try (Stream<Path> versions = Files.list(PAST)) {
      releases =
          versions
              .map(version -> version.resolve("openapi.yaml"))
              .filter(Files::exists)
              .sorted(Comparator.naturalOrder())
              .toList();
    }
    assertThat(releases).isNotEmpty();
    for (Path release : releases) {
      assertThat(BrokenPromises.between(Files.readString(release), now))
          .as("%s: see contracts/README.md, Make a breaking change", release)
          .isEmpty();
    }
  }

  static Stream<Arguments> breaking() {
    return Stream.of(
        change(
            "an operation is removed",
            "POST /order/{id}/cancel: the operation is gone",
            api -> remove(api, "/paths", "/order/{id}/cancel")),
        change(
            "a field of an answer is removed",
            "POST /order 201 items[].subtotal: is gone",
            api -> {
              remove(api, "/components/schemas/OrderItem/properties", "subtotal");
              required(api, "OrderItem").removeIf(name -> name.asString().equals("subtotal"));
            }),
        change(
            "an optional field of an answer is removed",
            "GET /payment/{id} 200 qrCode: is gone",
            api -> remove(api, "/components/schemas/Payment/properties", "qrCode")),
        change(
            "a field of an answer becomes optional",
            "GET /order/{id} 200 total: may be absent",
            api -> required(api, "Order").removeIf(name -> name.asString().equals("total"))),
        change(
            "a field of a request becomes required",
            "POST /order request items[].note: must be sent",
            api -> {
              object(api, "/components/schemas/PlaceOrderItem/properties")
                  .putObject("note")
                  .put("type", "string");
              required(api, "PlaceOrderItem").add("note");
            }),
        change(
            "a parameter becomes required",
            "GET /order day: a parameter that must be sent is new",
            api ->
                ((ArrayNode) api.at("/paths/~1order/get/parameters"))
                    .addObject()
                    .put("name", "day")
                    .put("in", "query")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string")),
        change(
            "a text becomes a number",
            "GET /order/{id} 200 total.amount: was string and is number",
            api ->
                object(api, "/components/schemas/Money/properties/amount").put("type", "number")),
        change(
            "a value is no longer taken",
            "POST /auth/token request grantType: values gone [guest], new []",
            api ->
                ((ArrayNode) api.at("/components/schemas/TokenRequest/properties/grantType/enum"))
                    .removeIf(value -> value.asString().equals("guest"))),
        change(
            "a value that nobody knows is answered",
            "GET /order/{id} 200 status: values gone [], new [eaten]",
            api ->
                ((ArrayNode) api.at("/components/schemas/Order/properties/status/enum"))
                    .add("eaten")),
        change(
            "a status is removed",
            "GET /order/{id} 404: the status is gone",
            api -> remove(api, "/paths/~1order~1{id}/get/responses", "404")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaking")
  void a_broken_promise_is_named(String name, String finding, Change change) throws IOException {
    assertThat(broken(change)).as(name).contains(finding);
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        change("nothing changes", "", _ -> {}),
        change(
            "an answer gets a field",
            "",
            api ->
                object(api, "/components/schemas/Order/properties")
                    .putObject("table")
                    .put("type", "string")),
        change(
            "a request gets an optional field",
            "",
            api ->
                object(api, "/components/schemas/PlaceOrderItem/properties")
                    .putObject("note")
                    .put("type", "string")),
        change(
            "there is a new operation",
            "",
            api ->
                object(api, "/paths")
                    .putObject("/tables")
                    .set("get", api.at("/paths/~1categories/get").deepCopy())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void what_breaks_nobody_is_let_through(String name, String nothing, Change change)
      throws IOException {
    assertThat(broken(change)).as(name + nothing).isEmpty();
  }

  private static List<String> broken(Change change) throws IOException {
    String released = Files.readString(Path.of("openapi.yaml"));
    ObjectNode api = (ObjectNode) Description.read(Path.of("openapi.yaml")).document().deepCopy();
    change.in(api);
    return BrokenPromises.between(released, Description.of(api).yaml());
  }

  private static Arguments change(String name, String finding, Change change) {
    return Arguments.of(name, finding, change);
  }

  private static ObjectNode object(ObjectNode api, String pointer) {
    JsonNode found = api.at(pointer);
    assertThat(found.isObject()).as(pointer).isTrue();
    return (ObjectNode) found;
  }

  private static void remove(ObjectNode api, String pointer, String name) {
    assertThat(object(api, pointer).remove(name)).as(pointer + " " + name).isNotNull();
  }

  private static ArrayNode required(ObjectNode api, String schema) {
    return (ArrayNode) object(api, "/components/schemas/" + schema).path("required");
  }
}
