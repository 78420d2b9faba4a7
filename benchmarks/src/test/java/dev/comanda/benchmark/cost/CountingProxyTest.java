package dev.comanda.benchmark.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountingProxyTest {

  private final Ledger ledger = new Ledger();
  private final List<String> received = new ArrayList<>();
  private String answer = "{}";
  private int status = 200;

  private final HttpServer service;
  private final CountingProxy proxy;
  private final HttpClient client = HttpClient.newHttpClient();

  CountingProxyTest() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy = CountingProxy.before("http://127.0.0.1:" + service.getAddress().getPort(), ledger);
  }

  @BeforeEach
  void open() {
    service.createContext(
        "/",
        exchange -> {
          try (exchange) {
            received.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("x-amz-crc32", "1");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    service.start();
  }

  @AfterEach
  void close() {
    proxy.close();
    service.stop(0);
    client.close();
  }

  @Test
  void a_batch_of_messages_is_one_request() throws Exception {
    ask("AmazonSQS.SendMessageBatch", "{\"Entries\":[{},{},{}]}");

    assertThat(ledger.sums()).containsEntry(Item.SENDS, 1.0).containsEntry(Item.MESSAGES, 3.0);
    assertThat(received).containsExactly("{\"Entries\":[{},{},{}]}");
  }

  @Test
  void a_table_is_asked_what_a_request_costs() throws Exception {
    answer = "{\"ConsumedCapacity\":{\"TableName\":\"payments\",\"CapacityUnits\":3.0}}";

    HttpResponse<String> got = ask("DynamoDB_20120810.PutItem", "{\"TableName\":\"payments\"}");

    assertThat(received)
        .containsExactly("{\"TableName\":\"payments\",\"ReturnConsumedCapacity\":\"TOTAL\"}");
    assertThat(ledger.sums()).containsEntry(Item.WRITES, 3.0);
    assertThat(got.body()).isEqualTo(answer);
    assertThat(got.headers().firstValue("x-amz-crc32")).contains("1");
  }

  @Test
  void several_tables_in_one_request_add_up() throws Exception {
    answer = "{\"ConsumedCapacity\":[{\"CapacityUnits\":1.0},{\"CapacityUnits\":2.5}]}";

    ask("DynamoDB_20120810.BatchGetItem", "{}");

    assertThat(ledger.sums()).containsEntry(Item.READS, 3.5);
  }

  @Test
  void a_refused_write_costs_as_well() throws Exception {
    status = 400;

    HttpResponse<String> got = ask("DynamoDB_20120810.UpdateItem", "{}");

    assertThat(got.statusCode()).isEqualTo(400);
    assertThat(ledger.sums()).containsEntry(Item.WRITES, 1.0);
  }

  @Test
  void a_query_that_finds_nothing_costs_as_well() throws Exception {
    answer = "{\"Count\":0,\"ConsumedCapacity\":{\"CapacityUnits\":0.0}}";

    ask("DynamoDB_20120810.Query", "{}");

    assertThat(ledger.sums()).containsEntry(Item.READS, 0.5);
  }

  private HttpResponse<String> ask(String target, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(proxy.endpoint()))
            .header("X-Amz-Target", target)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
