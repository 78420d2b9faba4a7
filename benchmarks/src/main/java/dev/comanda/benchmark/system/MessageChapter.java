package dev.comanda.benchmark.system;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.benchmark.load.ClosedLoad;
import dev.comanda.benchmark.load.Observation;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.order.adapter.postgres.OrdersSchema;
import dev.comanda.order.adapter.postgres.PostgresOutbox;
import dev.comanda.shared.adapter.postgres.ConnectionPool;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.ServiceRole;
import dev.comanda.shared.adapter.sqs.OutboxRelay;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.adapter.sqs.SqsClients;
import dev.comanda.shared.adapter.sqs.SqsConsumer;
import dev.comanda.shared.adapter.sqs.SqsPublisher;
import dev.comanda.shared.adapter.sqs.SqsQueues;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Messages through outbox, queue and consumer: the classes of production, composed as the
 * application composes them, with a handler that does nothing. Its limit is Q: the same client
 * sends, receives and deletes in batches of ten, on as many threads as are at work otherwise.
 */
final class MessageChapter implements Chapter {

  /** A relay that sends, a consumer's thread that receives and its thread that deletes. */
  static final int THREADS = 3;

  /** More than any machine brings through in one turn. */
  private static final int WAITING_PER_SECOND = 4_000;

  private static final QueueDefinition QUEUE =
      new QueueDefinition(
          "benchmark-queue", "benchmark-queue-dlq", "order", List.of("order"), 60, 3600, 3600, 10);

  private final Plan plan;
  private final Infrastructure infrastructure;
  private final SqsClient sqs;
  private final SqsQueues queues;
  private final QueueServer server;
  private final HikariDataSource connections;

  MessageChapter(Plan plan, Deployment.Site site) {
    this.plan = plan;
    this.infrastructure = site.infrastructure();
    this.sqs = SqsClients.local(URI.create(infrastructure.sqsEndpoint()));
    this.queues = new SqsQueues(sqs, "");
    queues.create(new QueueDefinitions(List.of(QUEUE)));
    this.server = new QueueServer(sqs, QUEUE.name());
    String owner = DevelopmentCredentials.OWNER;
    this.connections =
        ConnectionPool.open(
            "messages",
            infrastructure.postgresUrl(),
            owner,
            DevelopmentCredentials.passwordOf(owner),
            THREADS);
    String role = DevelopmentCredentials.ORDER_SERVICE;
    OrdersSchema.migration(new ServiceRole(role, DevelopmentCredentials.passwordOf(role)))
        .migrate(connections);
  }

  @Override
  public String title() {
    return "messages: through outbox, queue and consumer";
  }

  /** How long one round takes, about. */
  static Duration length(Plan plan) {
    return plan.turn().multipliedBy(2);
  }

  @Override
  public void round(Figures figures, Progress progress) throws Exception {
    double ours = throughAll();
    infrastructure.execute("truncate orders.outbox");
    server.empty();
    Observation limit =
        ClosedLoad.run(
            Collections.nCopies(THREADS, server.sendReceiveDelete()), plan.warmUp(), plan.phase());
    server.empty();
    double messages = limit.perSecond() * QueueServer.BATCH;
    figures.add(
        Figure.rate("messages through outbox, queue and consumer").shallBe(new Target.RatioOf(0.5)),
        ours,
        messages);
    progress.say(
        "%.0f messages/s; Q %.0f/s; %.2f of it".formatted(ours, messages, ours / messages));
  }

  private double throughAll() throws SQLException, InterruptedException {
    fillOutbox();
    AtomicLong handled = new AtomicLong();
    try (OutboxRelay relay =
            new OutboxRelay(
                "benchmark",
                new PostgresOutbox(Jooq.on(connections)),
                new SqsPublisher(sqs, queues),
                OutboxRelay.Settings.DEFAULT);
        SqsConsumer consumer =
            new SqsConsumer(
                sqs,
                queues,
                QUEUE,
                _ -> {
                  handled.incrementAndGet();
                  return new Handling.Done();
                },
                _ -> {},
                SqsConsumer.Settings.DEFAULT)) {
      consumer.start();
      relay.start();
      Thread.sleep(plan.warmUp());
      long before = handled.get();
      long begin = System.nanoTime();
      Thread.sleep(plan.phase());
      return (handled.get() - before) * 1e9 / (System.nanoTime() - begin);
    }
  }

  private void fillOutbox() throws SQLException {
    infrastructure.execute(
        """
        truncate orders.outbox;
        insert into orders.outbox (id, queue, type, occurred_at, body)
        select gen_random_uuid(), '%s', 'comanda.benchmark.v1', now(), '%s'
        from generate_series(1, %d)
        """
            .formatted(
                QUEUE.name(),
                QueueServer.MESSAGE,
                WAITING_PER_SECOND * plan.turn().toMillis() / 1000));
  }

  @Override
  public void close() {
    connections.close();
    sqs.close();
  }
}
