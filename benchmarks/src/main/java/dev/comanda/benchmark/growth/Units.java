package dev.comanda.benchmark.growth;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What one call of an operation costs on DynamoDB at one size, whatever the machine.
 *
 * @param reads read units, indexes included
 * @param writes write units, indexes included
 */
record Units(Operation operation, long orders, double reads, double writes) {

  /** Calls each operation once and adds up what its requests cost. */
  static List<Units> of(TicketStore store) {
    List<Units> units = new ArrayList<>();
    CapacityMeter meter = new CapacityMeter();
    try (DynamoDbClient client = store.clientWith(meter)) {
      store
          .calls(client)
          .forEach((operation, call) -> {
            double reads = meter.reads();
            double writes = meter.writes();
            call.run();
            units.add(
                new Units(operation, store.size(), meter.reads() - reads, meter.writes() - writes));
          });
    }
    return units;
  }
}
