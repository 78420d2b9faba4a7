package dev.comanda.shared.config;

import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.OutboxRelay;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final ListableBeanFactory parts;
  private final List<OutboxRelay> relays = new ArrayList<>();
  private final List<QueueConsumers.Connection> connections = new ArrayList<>();
  private volatile boolean running;

  Messaging(MessagePublisher publisher, QueueConsumers consumers, ListableBeanFactory parts) {
    this.publisher = publisher;
    this.consumers = consumers;
    this.parts = parts;
  }

  @Override
  public void start() {
    parts.getBeansOfType(Outbox.class).forEach(this::relay);
    parts
        .getBeansOfType(CloudEventHandler.class)
        .values()
        .forEach(handler -> connections.add(consumers.connect(handler.queue(), handler)));
    running = true;
  }

  private void relay(String bean, Outbox outbox) {
    String context = bean.substring(0, bean.length() - "Outbox".length());
    OutboxRelay relay = new OutboxRelay(context, outbox, publisher, OutboxRelay.Settings.DEFAULT);
    parts.getBean(context + "WakeUp", WakeUp.class).connect(relay::wakeUp);
    relay.start();
    relays.add(relay);
  }

  @Override
  public void stop() {
    // All at once: each may wait for its handlers, and the time to stop is short.
    try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
      connections.forEach(connection -> closing.execute(connection::close));
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
