package dev.comanda.shared.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.comanda.shared.application.DependencyUnavailableException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class DynamoTablesTest {

  private final DynamoDbClient client = DynamoClients.local(TestTables.endpointOfLocalCloud());
  private final TableDefinitions definitions = TableDefinitions.withPrefix(UUID.randomUUID() + "-");
  private final DynamoTables tables = new DynamoTables(client);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void creates_what_is_missing_and_nothing_twice() {
    tables.createMissingTables(List.of(definitions.users()));
    tables.createMissingTables(definitions.all());
    tables.createMissingTables(definitions.all());

    assertThat(client.listTables().tableNames())
        .containsAll(definitions.all().stream().map(TableDefinition::name).toList());
  }

  @Test
  void two_processes_may_create_at_once() throws Exception {
    List<Callable<Boolean>> processes =
        Stream.generate(() -> (Callable<Boolean>) this::createAll).limit(4).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> process : threads.invokeAll(processes)) {
        assertThat(process.get()).isTrue();
      }
    }
  }

  @Test
  void tickets_can_expire() {
    tables.createMissingTables(definitions.all());

    assertThat(
            client
                .describeTimeToLive(request -> request.tableName(definitions.productions().name()))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
  }

  @Test
  void says_so_when_a_table_was_created_by_another_version() {
    TableDefinition now = definitions.payments();
    TableDefinition before = new TableDefinition(now.name(), "id", List.of(), null);
    tables.createMissingTables(List.of(before));

    assertThatIllegalStateException()
        .isThrownBy(() -> tables.createMissingTables(definitions.all()))
        .withMessageContaining(now.name())
        .withMessageContaining("due-for-check[checkPending, nextCheckAt]");
  }

  @Test
  void says_so_when_nobody_answers() {
    try (DynamoDbClient nowhere = DynamoClients.local(URI.create("http://127.0.0.1:1"))) {
      assertThatExceptionOfType(DependencyUnavailableException.class)
          .isThrownBy(() -> new DynamoTables(nowhere).createMissingTables(definitions.all()));
    }
  }

  @Test
  void names_carry_the_prefix_of_their_environment() {
    assertThat(TableDefinitions.withPrefix("comanda-dev-").all())
        .extracting(TableDefinition::name)
        .containsExactly("comanda-dev-users", "comanda-dev-payments", "comanda-dev-productions");
  }

  private boolean createAll() {
    tables.createMissingTables(definitions.all());
    return true;
  }
}
