package dev.comanda.benchmark.system;

import dev.comanda.benchmark.load.Exchange;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** D: the table store and nothing but its own client. */
final class TableStore implements AutoCloseable {

  private static final String TABLE = "benchmark";
  private static final String KEY = "id";

  /** About as much as a payment has. */
  private static final AttributeValue DATA = text("x".repeat(600));

  private final DynamoDbClient client;

  /** Makes a table for what the limit puts. */
  TableStore(Infrastructure infrastructure) {
    client =
        DynamoDbClient.builder()
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
            .endpointOverride(URI.create(infrastructure.dynamoDbEndpoint()))
            .region(Region.SA_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    if (!client.listTables().tableNames().contains(TABLE)) {
      client.createTable(request ->
          request
              .tableName(TABLE)
              .attributeDefinitions(
                  AttributeDefinition.builder()
                      .attributeName(KEY)
                      .attributeType(ScalarAttributeType.S)
                      .build())
              .keySchema(
                  KeySchemaElement.builder().attributeName(KEY).keyType(KeyType.HASH).build())
              .billingMode(BillingMode.PAY_PER_REQUEST));
    }
  }

  /** An item is put, if there is none of its id. */
  Exchange conditionalPut() {
    return () -> {
      Map<String, AttributeValue> item =
          Map.of(KEY, text(UUID.randomUUID().toString()), "data", DATA);
      client.putItem(request ->
          request
              .tableName(TABLE)
              .item(item)
              .conditionExpression("attribute_not_exists(#id)")
              .expressionAttributeNames(Map.of("#id", KEY)));
      return Exchange.OK;
    };
  }

  /** How many items a table of the application has; DynamoDB Local counts them when it is asked. */
  long count(String table) {
    return client.describeTable(request -> request.tableName(table)).table().itemCount();
  }

  @Override
  public void close() {
    client.close();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
