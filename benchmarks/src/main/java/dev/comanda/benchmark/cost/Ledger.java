package dev.comanda.benchmark.cost;

import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What requests to queues and tables add up to, as AWS would charge them. */
final class Ledger {

  /** Half a read unit: the first 4 kB, eventually consistent. */
  private static final double LEAST_QUERY = 0.5;

  private final Map<Item, Double> sums = new EnumMap<>(Item.class);

  /** What each item has come to. */
  synchronized Map<Item, Double> sums() {
    return new EnumMap<>(sums);
  }

  /**
   * Adds a request.
   *
   * @param operation such as {@code SendMessageBatch}
   * @param status of the answer
   */
  synchronized void add(String operation, JsonNode request, int status, JsonNode answer) {
    switch (operation) {
      case "SendMessageBatch" -> {
        add(Item.SENDS, 1);
        add(Item.MESSAGES, request.path("Entries").size());
      }
      case "ReceiveMessage" -> add(Item.RECEIVES, 1);
      case "DeleteMessageBatch" -> add(Item.DELETES, 1);
      case "GetItem", "BatchGetItem" -> add(Item.READS, units(answer));
      // DynamoDB Local takes nothing for finding nothing; AWS has a least charge.
      case "Query" -> add(Item.READS, Math.max(LEAST_QUERY, units(answer)));
      // A write that is refused is charged as well, and does not say how much: at least one unit.
      case "PutItem", "UpdateItem" -> add(Item.WRITES, status == 200 ? units(answer) : 1);
      // Free of charge.
      case "DescribeTable", "DescribeTimeToLive" -> {}
      default -> add(Item.OTHERS, 1);
    }
  }

  private void add(Item item, double amount) {
    sums.merge(item, amount, Double::sum);
  }

  /** Of one table, or of several. */
  private static double units(JsonNode answer) {
    return answer.path("ConsumedCapacity").findValues("CapacityUnits").stream()
        .mapToDouble(JsonNode::asDouble)
        .sum();
  }
}
