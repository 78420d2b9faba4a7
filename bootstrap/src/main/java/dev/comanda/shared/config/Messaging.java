package dev.comanda.shared.config;

import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.OutboxRelay;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The moving parts of messaging: a relay for every outbox ({@code orderOutbox}, woken by {@code
 * orderWakeUp}), a consumer for every handler. They begin before the first HTTP request is taken
 * and end after the last one; consumers end before relays, so that what they caused is still
 * published.
 */
final class Messaging implements SmartLifecycle {

  /** Below the web server's, which therefore starts later and stops earlier. */
  private static final int PHASE = 0;

  private final MessagePublisher publisher;
  private final QueueConsumers consumers;
  private final QueueLevels levels;
  private final ListableBeanFactory parts;
  private final MeterRegistry meters;
  private final Supplier<Backlog> newBacklog;
  private final List<OutboxRelay> relays = new ArrayList<>();
  private final List<QueueConsumers.Connection> connections = new ArrayList<>();
  private @Nullable Backlog backlog;
  private volatile boolean running;

  Messaging(
      MessagePublisher publisher,
      QueueConsumers consumers,
      QueueLevels levels,
      ListableBeanFactory parts,
      MeterRegistry meters,
      Supplier<Backlog> newBacklog) {
    this.publisher = publisher;
    this.consumers = consumers;
    this.levels = levels;
    this.parts = parts;
    this.meters = meters;
    this.newBacklog = newBacklog;
  }

  @Override
  public void start() {
    Backlog watching = newBacklog.get();
    parts.getBeansOfType(Outbox.class).forEach((bean, outbox) -> relay(bean, outbox, watching));
    parts
        .getBeansOfType(CloudEventHandler.class)
        .values()
        .forEach(handler -> consume(handler, watching));
    watching.start();
    backlog = watching;
    running = true;
  }

  private void consume(CloudEventHandler handler, Backlog watching) {
    QueueConsumers.Connection connection = consumers.connect(handler.queue(), handler);
    connections.add(connection);
    up(
        "comanda.consumer.up",
        "queue",
        handler.queue(),
        connection,
        it -> it.works().getAsBoolean());
    watching.watch(handler.queue(), levels);
  }

  private <T> void up(String meter, String tag, String name, T part, Predicate<T> works) {
    Gauge.builder(meter, part, it -> works.test(it) ? 1 : 0)
        .description("Whether its last attempt worked.")
        .tag(tag, name)
        .register(meters);
  }

  private void relay(String bean, Outbox outbox, Backlog watching) {
    String context = bean.substring(0, bean.length() - "Outbox".length());
    OutboxRelay relay = new OutboxRelay(context, outbox, publisher, OutboxRelay.Settings.DEFAULT);
    parts.getBean(context + "WakeUp", WakeUp.class).connect(relay::wakeUp);
    relay.start();
    relays.add(relay);
    up("comanda.relay.up", "context", context, relay, OutboxRelay::healthy);
    watching.watch(context, outbox);
  }

  @Override
  public void stop() {
    if (backlog != null) {
      backlog.close();
    }
    // All at once: each may wait for its handlers, and the time to stop is short.
    try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
      connections.forEach(connection -> closing.execute(connection.end()));
    }
    relays.forEach(OutboxRelay::close);
    connections.clear();
    relays.clear();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
