package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.OpenApi;
import dev.comanda.endtoend.RawHttp.Reply;
import dev.comanda.shared.adapter.dynamodb.DynamoClients;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Select;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every route, driven by its own description with input that is bad or odd: nothing of it is a
 * fault of ours, answered as nothing describes, tells of our insides, or is stored. A failure
 * prints its seed; {@code -Dcomanda.fuzz.seed=1 -Dcomanda.fuzz.requests=5000} repeats it, or goes
 * on for longer.
 */
class GeneratedInputIT {

  private static final long SEED = Long.getLong("comanda.fuzz.seed", System.nanoTime());
  private static final int REQUESTS = Integer.getInteger("comanda.fuzz.requests", 100);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final OpenApi DESCRIBED = OpenApi.agreed();

  private final Comanda comanda = Running.comanda();
  private final RawHttp http = new RawHttp(comanda.url());
  private final Set<String> stored = new HashSet<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  private record Operation(String method, String path, JsonNode description) {}

  @Test
  void no_input_breaks_anything_tells_anything_or_is_stored_though_it_was_refused() {
    String employee = comanda.kitchen().token();
    OddInput input =
        new OddInput(new Random(SEED), List.of("", comanda.guest().token(), employee, employee));
    List<Operation> operations = operations();
    assertThat(operations).hasSizeGreaterThan(15);
    Map<String, Long> before = counts();

    List<String> offences = new ArrayList<>();
    for (Operation operation : operations) {
      for (int i = 0; i < REQUESTS; i++) {
        OddInput.Request request =
            input.request(operation.method, operation.path, operation.description);
        Reply reply =
            http.send(request.method(), request.target(), request.headers(), request.body());
        statuses.merge(reply.status(), 1, Integer::sum);
        String offence = offenceOf(operation, request, reply);
        if (!offence.isEmpty()) {
          offences.add("%s%n  %s%n  %s".formatted(offence, request, reply.body()));
        }
        remember(operation, reply);
      }
    }

    assertThat(offences).as("seed %d: of %s", SEED, statuses).isEmpty();
    assertThat(statuses)
        .as("something is refused for each reason")
        .containsKeys(400, 401, 403, 404);
    assertThat(counts()).as("seed %d", SEED).isEqualTo(expected(before));
    withdrawWhatWasAdded();
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    // Each application describes the whole API.
    Api any = new Api(comanda.applications().getFirst());
    JsonNode paths = any.get("/v3/api-docs").hasStatus(200).json().path("paths");
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    all.add(
                        new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            operation.getValue()))));
    // What the gateway does not show to anybody outside.
    all.removeIf(operation -> operation.path.equals("/health"));
    return all;
  }

  private static String offenceOf(Operation operation, OddInput.Request request, Reply reply) {
    if (reply.status() == 0) {
      return "no answer";
    }
    if (reply.status() >= 500) {
      return "a fault of ours";
    }
    if (reply.body().matches("(?s).*(Exception|\\tat |dev\\.comanda\\.|java\\.|Tomcat|<html).*")) {
      return "tells of our insides";
    }
    // The provider's notifications are answered with a status and nothing else.
    if (reply.status() >= 400 && !operation.path.equals("/payment/webhook")) {
      if (!reply.header("Content-Type").startsWith("application/problem+json")) {
        return "no problem but " + reply.header("Content-Type");
      }
      try {
        if (JSON.readTree(reply.body()).path("status").asInt() != reply.status()) {
          return "a problem of another status";
        }
      } catch (JacksonException e) {
        return "a problem that is no JSON";
      }
    }
    String path = request.target().split("\\?", 2)[0];
    return String.join(
        "; ",
        DESCRIBED.errors(
            request.method(), path, reply.status(), reply.header("Content-Type"), reply.body()));
  }

  private void remember(Operation operation, Reply reply) {
    if (reply.status() == 201) {
      stored.add(
          operation.path
              + " "
              + (operation.path.equals("/auth/customers")
                  ? stored.size()
                  : JSON.readTree(reply.body()).path("id").asString()));
    }
  }

  /** How many there are of what somebody can add. */
  private Map<String, Long> counts() {
    return Map.of("/order", orders(), "/products", products(), "/auth/customers", customers());
  }

  private Map<String, Long> expected(Map<String, Long> before) {
    Map<String, Long> after = new TreeMap<>();
    before.forEach((path, count) ->
        after.put(path, count + stored.stream().filter(it -> it.startsWith(path + " ")).count()));
    return after;
  }

  private void withdrawWhatWasAdded() {
    Api kitchen = comanda.kitchen();
    stored.stream()
        .filter(it -> it.startsWith("/products "))
        .forEach(it -> kitchen.delete("/products/" + it.split(" ", 2)[1]).hasStatus(204));
  }

  private long orders() {
    return all(comanda.kitchen(), "/order");
  }

  private long products() {
    return all(comanda.anybody(), "/products");
  }

  private static long all(Api who, String path) {
    long found = 0;
    String page = path + "?limit=100";
    while (true) {
      Answer answer = who.get(page).hasStatus(200);
      found += answer.json().at("/items").size();
      if (!answer.json().has("nextCursor")) {
        return found;
      }
      page = path + "?limit=100&cursor=" + answer.text("/nextCursor");
    }
  }

  private static long customers() {
    try (DynamoDbClient client =
        DynamoClients.local(URI.create(Running.cloud().dynamoDbEndpoint()))) {
      return client.scan(scan -> scan.tableName("users").select(Select.COUNT)).count();
    }
  }
}
