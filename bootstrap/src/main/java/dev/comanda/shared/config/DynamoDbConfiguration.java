package dev.comanda.shared.config;

import dev.comanda.shared.adapter.dynamodb.DynamoClients;
import dev.comanda.shared.adapter.dynamodb.DynamoTables;
import dev.comanda.shared.adapter.dynamodb.TableDefinition;
import dev.comanda.shared.adapter.dynamodb.TableDefinitions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store of identity, payment and production. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStores({Backend.EMBEDDED, Backend.AWS})
@ConditionalOnHosted({ComandaContext.IDENTITY, ComandaContext.PAYMENT, ComandaContext.PRODUCTION})
public class DynamoDbConfiguration {

  @Bean
  TableDefinitions tables(ComandaSettings settings) {
    return TableDefinitions.withPrefix(settings.aws().tablePrefix());
  }

  /** Its tables are there before anybody gets it: on AWS by Pulumi, elsewhere by this. */
  @Bean
  DynamoDbClient dynamoDb(ComandaSettings settings, TableDefinitions tables, Topology topology) {
    DynamoDbClient client =
        ComandaSettings.Aws.endpoint(settings.aws().dynamodbEndpoint())
            .map(DynamoClients::local)
            .orElseGet(DynamoClients::aws);
    if (topology.stores() == Backend.EMBEDDED) {
      DynamoTables database = new DynamoTables(client);
      Patiently.until(
          "the tables are there", () -> database.createMissingTables(hosted(tables, topology)));
    }
    return client;
  }

  @Bean
  HealthIndicator dynamoDbHealth(
      DynamoDbClient client, TableDefinitions tables, Topology topology) {
    String table = hosted(tables, topology).getFirst().name();
    return () -> {
      client.describeTable(request -> request.tableName(table));
      return Health.up().build();
    };
  }

  private static List<TableDefinition> hosted(TableDefinitions tables, Topology topology) {
    List<TableDefinition> hosted = new ArrayList<>();
    if (topology.hosts(ComandaContext.IDENTITY)) {
      hosted.add(tables.users());
    }
    if (topology.hosts(ComandaContext.PAYMENT)) {
      hosted.add(tables.payments());
    }
    if (topology.hosts(ComandaContext.PRODUCTION)) {
      hosted.add(tables.productions());
    }
    return hosted;
  }
}
