package dev.comanda.shared.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.shared.adapter.dynamodb.VersionedItems.Item;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Stored;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What the contracts of the ports cannot see: answers that get lost, and stores that are down. */
class VersionedItemsTest {

  private final TestTables tables = TestTables.inLocalCloud();
  private final String id = UUID.randomUUID().toString();

  @AfterEach
  void close() {
    tables.close();
  }

  @Test
  void a_write_whose_answer_was_lost_is_recognised_when_it_is_repeated() {
    LosesAnswers network = new LosesAnswers(1);
    try (DynamoDbClient client = clientWith(network)) {
      assertThat(items(client).add(item(0, "first"))).isTrue();
      assertThat(network.lost()).isEqualTo(1);
      assertThat(stored().data().text("text")).isEqualTo("first");
    }

    network = new LosesAnswers(1);
    try (DynamoDbClient client = clientWith(network)) {
      items(client).save(item(1, "second"));
      assertThat(network.lost()).isEqualTo(1);
      assertThat(stored().version()).isEqualTo(2);
      assertThat(stored().data().text("text")).isEqualTo("second");
    }
  }

  @Test
  void a_lookup_that_no_longer_holds_is_removed() {
    VersionedItems items = items(tables.client());
    items.add(withLookups(0, Map.of("status", "RECEIVED", "queuePosition", "1", "queue", "open")));
    assertThat(items.itemsAfter("open-queue", "open", Optional.empty(), 10)).hasSize(1);

    items.save(withLookups(1, Map.of("status", "DELIVERED", "queuePosition", "1")));

    assertThat(items.itemsAfter("open-queue", "open", Optional.empty(), 10)).isEmpty();
    assertThat(items.itemsAfter("by-status", "DELIVERED", Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void a_store_that_refuses_connections_is_unavailable() {
    try (DynamoDbClient client = DynamoClients.local(URI.create("http://127.0.0.1:1"))) {
      assertUnavailable(items(client));
    }
  }

  @Test
  void a_store_that_does_not_answer_is_unavailable_before_anybody_gives_up() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DynamoDbClient client =
            DynamoClients.local(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      Instant start = Instant.now();

      assertUnavailable(items(client));

      assertThat(Duration.between(start, Instant.now()))
          .isLessThan(DynamoClients.CALL.plusSeconds(1));
    }
  }

  @Test
  void a_store_that_goes_on_failing_is_unavailable() {
    try (DynamoDbClient client = clientWith(new LosesAnswers(Integer.MAX_VALUE))) {
      assertUnavailable(items(client));
    }
  }

  @Test
  void a_fault_of_ours_is_not_called_an_outage() {
    TableDefinition missing = new TableDefinition("no-such-table", "id", List.of(), null);
    VersionedItems items =
        new VersionedItems(tables.client(), missing, "Items", InstantSource.system(), () -> {});

    assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> items.find(id));
  }

  private void assertUnavailable(VersionedItems items) {
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> items.find(id))
        .satisfies(failure -> {
          assertThat(failure.dependency()).isEqualTo("Items");
          assertThat(failure.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        });
  }

  private VersionedItems items(DynamoDbClient client) {
    return new VersionedItems(
        client, tables.definitions().productions(), "Items", InstantSource.system(), () -> {});
  }

  private Stored stored() {
    return items(tables.client()).find(id).orElseThrow();
  }

  private Item item(long version, String text) {
    return new Item(id, version, Map.of("text", Values.text(text)), Map.of(), List.of());
  }

  private Item withLookups(long version, Map<String, String> lookups) {
    Values.Fields values = Values.fields();
    lookups.forEach((name, value) -> values.with(name, Values.text(value)));
    return new Item(id, version, Map.of(), values.done(), List.of());
  }

  private static DynamoDbClient clientWith(ExecutionInterceptor interceptor) {
    DynamoDbClientBuilder builder = DynamoClients.bounded();
    builder.overrideConfiguration(
        builder.overrideConfiguration().toBuilder().addExecutionInterceptor(interceptor).build());
    return DynamoClients.local(builder, TestTables.endpointOfLocalCloud()).build();
  }

  /** The request arrives and is carried out; what comes back is a server's error. */
  private static final class LosesAnswers implements ExecutionInterceptor {

    private final int times;
    private final AtomicInteger answers = new AtomicInteger();

    LosesAnswers(int times) {
      this.times = times;
    }

    int lost() {
      return Math.min(times, answers.get());
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(
        Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
      return answers.incrementAndGet() <= times
          ? context.httpResponse().toBuilder().statusCode(503).build()
          : context.httpResponse();
    }
  }
}
