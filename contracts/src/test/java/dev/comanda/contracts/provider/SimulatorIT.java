package dev.comanda.contracts.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our simulator says nothing of an order that Mercado Pago does not say in a published sample. */
class SimulatorIT {

  private final MercadoPagoPactIT simulator = new MercadoPagoPactIT();

  @Test
  void it_invents_nothing() throws Exception {
    Map<String, String> published = new TreeMap<>();
    for (String sample :
        Stream.of("created", "read-created", "read-canceled", "read-refunded", "refund-answer")
            .toList()) {
      published.putAll(kinds(sample(sample)));
    }
    String refunded = simulator.after("processed");
    simulator.send("POST", "/v1/orders/" + refunded + "/refund", "");

    for (String order : Stream.of(simulator.order(), refunded).toList()) {
      Map<String, String> said = kinds(simulator.send("GET", "/v1/orders/" + order, ""));

      assertThat(said).containsKeys("id", "total_amount", "transactions.payments.status");
      assertThat(published).containsAllEntriesOf(said);
    }
  }

  /** Each field at every depth, and of what kind it is. */
  private static Map<String, String> kinds(String json) {
    Map<String, String> kinds = new TreeMap<>();
    collect(JsonMapper.shared().readTree(json), "", kinds);
    return kinds;
  }

  private static void collect(JsonNode node, String path, Map<String, String> kinds) {
    switch (node.getNodeType()) {
      case ARRAY -> node.forEach(element -> collect(element, path, kinds));
      case OBJECT ->
          node.properties()
              .forEach(field ->
                  collect(
                      field.getValue(),
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      kinds));
      default -> kinds.put(path, node.getNodeType().name());
    }
  }

  private static String sample(String name) {
    try {
      return Files.readString(Path.of("mercado-pago", name + ".json"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
