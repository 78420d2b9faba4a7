package dev.comanda.chaos;

import dev.comanda.chaos.Evidence.CallFact;
import dev.comanda.chaos.Evidence.DeadLetter;
import dev.comanda.chaos.Evidence.OrderFact;
import dev.comanda.chaos.Evidence.PaymentFact;
import dev.comanda.chaos.Evidence.ProviderFact;
import dev.comanda.chaos.Evidence.TicketFact;
import dev.comanda.endtoend.Api;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.shared.adapter.dynamodb.Attributes;
import dev.comanda.shared.adapter.dynamodb.DynamoClients;
import dev.comanda.shared.adapter.sqs.SqsClients;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/**
 * Reads all stores, queues and the provider's ledger, past the services. Whole tables: it is a
 * witness, not a query of the application.
 */
final class Witness implements AutoCloseable {

  private static final List<String> QUEUES =
      List.of("order-service-queue", "payment-service-queue", "production-service-queue");

  private final String postgresUrl;
  private final DynamoDbClient dynamo;
  private final SqsClient sqs;
  private final Api provider;

  Witness(String postgresUrl, String dynamoDbEndpoint, String sqsEndpoint, Api provider) {
    this.postgresUrl = postgresUrl;
    this.dynamo = DynamoClients.local(URI.create(dynamoDbEndpoint));
    this.sqs = SqsClients.local(URI.create(sqsEndpoint));
    this.provider = provider;
  }

  /** One that sees the stage as it is now: what is restarted later, another one has to read. */
  static Witness of(Stage stage) {
    return new Witness(
        stage.postgresUrl(), stage.dynamoDbEndpoint(), stage.sqsEndpoint(), stage.provider());
  }

  /**
   * Reads everything.
   *
   * @param promised the orders that customers were promised, with their totals
   * @param malformed the unreadable messages that were sent on purpose
   */
  Evidence read(Map<String, String> promised, List<String> malformed) {
    Map<String, Integer> unpublished = new LinkedHashMap<>();
    Map<String, OrderFact> orders = orders(unpublished);
    List<PaymentFact> payments = new ArrayList<>();
    unpublished.put("payment", 0);
    for (Map<String, AttributeValue> stored : items("payments")) {
      Attributes item = Attributes.of(stored);
      Attributes data = item.map("data");
      payments.add(
          new PaymentFact(
              item.text("id"),
              data.text("order"),
              data.map("state").text("status"),
              data.map("amount").text("amount"),
              data.optionalMap("quarantine").isPresent()));
      unpublished.merge("payment", messagesOf(stored), Integer::sum);
    }
    Map<String, TicketFact> tickets = new HashMap<>();
    unpublished.put("production", 0);
    for (Map<String, AttributeValue> stored : items("productions")) {
      Attributes item = Attributes.of(stored);
      tickets.put(
          item.text("id"),
          new TicketFact(item.text("id"), item.map("data").map("state").text("status")));
      unpublished.merge("production", messagesOf(stored), Integer::sum);
    }
    JsonNode ledger = provider.get("/simulator/ledger").hasStatus(200).json();
    return new Evidence(
        promised,
        orders,
        payments,
        tickets,
        ledger
            .path("orders")
            .valueStream()
            .map(order ->
                new ProviderFact(
                    order.path("id").asString(),
                    order.path("external_reference").asString(),
                    order.path("status").asString(),
                    order.path("total_amount").asString()))
            .toList(),
        ledger
            .path("calls")
            .valueStream()
            .map(call ->
                new CallFact(
                    call.path("key").asString(),
                    call.path("operation").asString(),
                    call.path("requests").asInt(),
                    call.path("executions").asInt()))
            .toList(),
        unpublished,
        queued(),
        deadLetters(),
        malformed);
  }

  private Map<String, OrderFact> orders(Map<String, Integer> unpublished) {
    Map<String, OrderFact> orders = new HashMap<>();
    try (Connection connection =
            DriverManager.getConnection(
                postgresUrl,
                DevelopmentCredentials.OWNER,
                DevelopmentCredentials.passwordOf(DevelopmentCredentials.OWNER));
        Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              """
              select o.id, o.status, o.refunded,
                (select sum(unit_price * quantity) from orders.order_line l where l.order_id = o.id),
                (select array_agg(status order by position) from orders.order_history h where h.order_id = o.id)
              from orders.customer_order o
              """)) {
        while (rows.next()) {
          String id = rows.getString(1);
          orders.put(
              id,
              new OrderFact(
                  id,
                  rows.getString(2),
                  rows.getBoolean(3),
                  rows.getBigDecimal(4).toPlainString(),
                  List.of((String[]) rows.getArray(5).getArray())));
        }
      }
      try (ResultSet count = statement.executeQuery("select count(*) from orders.outbox")) {
        count.next();
        unpublished.put("order", count.getInt(1));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("the orders cannot be read", failure);
    }
    return orders;
  }

  private static int messagesOf(Map<String, AttributeValue> stored) {
    AttributeValue outbox = stored.get("outbox");
    return outbox == null ? 0 : outbox.m().size();
  }

  private List<Map<String, AttributeValue>> items(String table) {
    return dynamo
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  /** Messages in each queue, in whatever condition. */
  Map<String, Integer> queued() {
    Map<String, Integer> queued = new LinkedHashMap<>();
    for (String queue : QUEUES) {
      Map<QueueAttributeName, String> counts =
          sqs.getQueueAttributes(request ->
                  request
                      .queueUrl(url(queue))
                      .attributeNames(
                          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
              .attributes();
      queued.put(queue, counts.values().stream().mapToInt(Integer::parseInt).sum());
    }
    return queued;
  }

  private List<DeadLetter> deadLetters() {
    Map<String, DeadLetter> letters = new HashMap<>();
    for (String queue : QUEUES) {
      String url = url(queue + "-dlq");
      List<Message> some = receive(url);
      List<Message> all = new ArrayList<>();
      while (!some.isEmpty()) {
        all.addAll(some);
        some = receive(url);
      }
      for (Message message : all) {
        var reason = message.messageAttributes().get("reason");
        letters.put(
            queue + message.messageId(),
            new DeadLetter(queue, message.body(), reason == null ? "" : reason.stringValue()));
        sqs.changeMessageVisibility(request ->
            request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
      }
    }
    return List.copyOf(letters.values());
  }

  private List<Message> receive(String url) {
    return sqs.receiveMessage(request ->
            request
                .queueUrl(url)
                .maxNumberOfMessages(10)
                .visibilityTimeout(30)
                .messageAttributeNames("All"))
        .messages();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  @Override
  public void close() {
    dynamo.close();
    sqs.close();
  }
}
