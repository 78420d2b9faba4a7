package dev.comanda.benchmark.growth;

import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.production.adapter.dynamodb.DynamoKitchenTickets;
import dev.comanda.production.adapter.sqs.ProductionMessages;
import dev.comanda.production.application.KitchenTickets;
import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketState;
import dev.comanda.production.domain.Transition;
import dev.comanda.shared.adapter.dynamodb.DynamoClients;
import dev.comanda.shared.adapter.dynamodb.DynamoOutbox;
import dev.comanda.shared.adapter.dynamodb.DynamoTables;
import dev.comanda.shared.adapter.dynamodb.TableDefinition;
import dev.comanda.shared.adapter.dynamodb.TableDefinitions;
import dev.comanda.shared.adapter.sqs.OutboxRelay;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.Outbox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local, in memory, with the tickets of many orders. */
final class TicketStore implements Store {

  /** The kitchen has so much to do, however long the restaurant has been open. */
  private static final int OPEN = 50;

  /** Puts that are under way at the same time while it is filled. */
  private static final int WRITERS = 8;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final TableDefinition TABLE = TableDefinitions.withPrefix("").productions();
  private static final List<TicketItem> ITEMS =
      List.of(new TicketItem("X-Burger", 2), new TicketItem("Suco", 1));

  private final long size;
  private final LocalCloudProcess server;
  private final DynamoDbClient client;
  private final SplittableRandom random = new SplittableRandom(7);
  private long next;

  private TicketStore(long size, LocalCloudProcess server) {
    this.size = size;
    this.server = server;
    this.client = DynamoClients.local(URI.create(server.dynamoDbEndpoint()));
    this.next = size;
  }

  /** Fills one by the adapter that is measured. */
  static TicketStore fill(long tickets) throws Exception {
    TicketStore store = new TicketStore(tickets, LocalCloudProcess.start(Component.DYNAMODB));
    new DynamoTables(store.client).createMissingTables(List.of(TABLE));
    KitchenTickets kitchen = kitchen(store.client);
    try (ExecutorService executor = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        long first = writer;
        writers.add(
            executor.submit(() -> {
              for (long number = first; number < tickets; number += WRITERS) {
                boolean _ =
                    kitchen.add(number < tickets - OPEN ? delivered(number) : received(number));
              }
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    return store;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Map<Operation, Runnable> calls() {
    return calls(client);
  }

  /** The same calls by a client of its own. */
  Map<Operation, Runnable> calls(DynamoDbClient by) {
    KitchenTickets kitchen = kitchen(by);
    Outbox outbox = new DynamoOutbox(by, TABLE, CLOCK);
    PageRequest<TicketPosition> oldest = PageRequest.first(PageRequest.DEFAULT_LIMIT);
    OutboxRelay.Settings relay = OutboxRelay.Settings.DEFAULT;
    Map<Operation, Runnable> calls = new EnumMap<>(Operation.class);
    calls.put(Operation.ACCEPT, () -> Store.require(kitchen.add(received(next++))));
    calls.put(
        Operation.LIST_KITCHEN,
        () ->
            Store.require(kitchen.list(Optional.empty(), oldest).items().size() == oldest.limit()));
    calls.put(
        Operation.READ_TICKET,
        () -> Store.require(kitchen.find(id(random.nextLong(size))).isPresent()));
    calls.put(
        Operation.STEPS,
        () -> {
          ProductionId latest = id(next - 1);
          take(kitchen, latest, KitchenTicket::startPreparation);
          take(kitchen, latest, KitchenTicket::completePreparation);
          take(kitchen, latest, KitchenTicket::handOver);
        });
    calls.put(
        Operation.RELAY_STEPS, () -> outbox.confirm(outbox.claim(relay.batch(), relay.lease())));
    return calls;
  }

  /** A client that shows each request to somebody. */
  DynamoDbClient clientWith(ExecutionInterceptor interceptor) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(server.dynamoDbEndpoint()))
        .region(client.serviceClientConfiguration().region())
        .credentialsProvider(client.serviceClientConfiguration().credentialsProvider())
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
        .build();
  }

  private static void take(
      KitchenTickets kitchen,
      ProductionId id,
      BiFunction<KitchenTicket, Instant, Transition> step) {
    KitchenTicket ticket = kitchen.find(id).orElseThrow();
    Transition _ = step.apply(ticket, CLOCK.instant());
    kitchen.save(ticket);
  }

  private static KitchenTickets kitchen(DynamoDbClient client) {
    return new DynamoKitchenTickets(client, TABLE, new ProductionMessages(), CLOCK, () -> {});
  }

  private static KitchenTicket received(long number) {
    return KitchenTicket.receive(id(number), ITEMS, Restaurant.placedAt(number));
  }

  private static KitchenTicket delivered(long number) {
    Instant at = Restaurant.placedAt(number);
    TicketState state =
        new TicketState.Delivered(
            at.plus(MINUTE), at.plus(MINUTE.multipliedBy(2)), at.plus(MINUTE.multipliedBy(3)));
    return KitchenTicket.rehydrate(new TicketSnapshot(id(number), ITEMS, at, state, 0));
  }

  private static ProductionId id(long number) {
    return new ProductionId(Restaurant.id(number));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
