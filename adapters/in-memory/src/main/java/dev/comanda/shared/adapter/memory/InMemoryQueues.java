package dev.comanda.shared.adapter.memory;

import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.MessageHandler;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import dev.comanda.shared.application.messaging.Retries;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jmolecules.architecture.hexagonal.Adapter;

/**
 * The queues between the contexts, in memory: they deliver on virtual threads, try again later and
 * later, and park what cannot be delivered, like the real ones. What is in them ends with the
 * process. An adapter of both sides: it is the publisher and the consumer in one.
 */
@Adapter
public final class InMemoryQueues implements MessagePublisher, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(InMemoryQueues.class.getName());

  /** Handlers that work at the same time, per queue. */
  private static final int CONCURRENCY = 10;

  /** How long {@link #close} waits for handlers to finish. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  /**
   * A message that could not be delivered.
   *
   * @param body the whole message
   * @param reason for people
   */
  public record DeadLetter(String body, String reason) {}

  private final Map<String, Queue> queues = new ConcurrentHashMap<>();
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final Retries retries;
  private volatile boolean closed;

  /**
   * Makes empty queues, which keep what is published until somebody takes it.
   *
   * @param names the queues that exist
   * @param retries when a message is tried again, and when it is given up
   */
  public InMemoryQueues(Collection<String> names, Retries retries) {
    names.forEach(name -> queues.put(name, new Queue(name)));
    this.retries = retries;
  }

  @Override
  public List<OutgoingMessage> publish(List<OutgoingMessage> messages) {
    if (closed) {
      throw new DependencyUnavailableException("Queues", Duration.ofSeconds(1), null);
    }
    return messages.stream()
        .filter(message -> {
          Optional<Queue> queue = Optional.ofNullable(queues.get(message.queue()));
          queue.ifPresent(it -> it.waiting.add(new Delivery(message.body(), 1, Duration.ZERO)));
          return queue.isPresent();
        })
        .toList();
  }

  /**
   * Delivers the messages of a queue from now on.
   *
   * @throws IllegalArgumentException if there is no such queue
   */
  public void deliver(String queue, MessageHandler handler) {
    Queue source = queue(queue);
    source.dispatchers.add(
        Thread.ofVirtual().name("deliver-" + queue).start(() -> dispatch(source, handler)));
  }

  /**
   * What could not be delivered, oldest first.
   *
   * @throws IllegalArgumentException if there is no such queue
   */
  public List<DeadLetter> deadLetters(String queue) {
    return List.copyOf(queue(queue).dead);
  }

  /**
   * Delivers the dead letters of a queue once more, as if they were new.
   *
   * @throws IllegalArgumentException if there is no such queue
   */
  public void sendDeadLettersAgain(String queue) {
    Queue source = queue(queue);
    for (DeadLetter letter : List.copyOf(source.dead)) {
      if (source.dead.remove(letter)) {
        source.waiting.add(new Delivery(letter.body(), 1, Duration.ZERO));
      }
    }
  }

  /** Takes and delivers no more messages, and waits until the handlers have finished theirs. */
  @Override
  public void close() {
    closed = true;
    queues.values().stream()
        .flatMap(queue -> queue.dispatchers.stream())
        .forEach(Thread::interrupt);
    handlers.shutdown();
    try {
      if (!handlers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        handlers.shutdownNow();
      }
    } catch (InterruptedException _) {
      handlers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private Queue queue(String name) {
    return Optional.ofNullable(queues.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no queue " + name));
  }

  /** Interrupted only here, never in a handler: that is what makes the end orderly. */
  private void dispatch(Queue queue, MessageHandler handler) {
    try {
      while (!closed) {
        queue.free.acquire();
        Delivery delivery = queue.waiting.take();
        handlers.execute(() -> {
          try {
            handle(queue, handler, delivery);
          } finally {
            queue.free.release();
          }
        });
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Queue queue, MessageHandler handler, Delivery delivery) {
    try {
      switch (handler.handle(delivery.body())) {
        case Handling.Done _ -> {}
        case Handling.Retry retry -> tryAgain(queue, delivery, retry.why(), false);
        case Handling.Park park -> park(queue, delivery, park.why());
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "a handler of " + queue.name + " failed", e);
      tryAgain(queue, delivery, e.getClass().getName(), true);
    }
  }

  private void tryAgain(Queue queue, Delivery delivery, String why, boolean fault) {
    if (retries.exhausted(delivery.tries, fault)) {
      park(queue, delivery, "given up after %d tries: %s".formatted(delivery.tries, why));
    } else {
      queue.waiting.add(
          new Delivery(delivery.body(), delivery.tries + 1, retries.waitAfter(delivery.tries)));
    }
  }

  private static void park(Queue queue, Delivery delivery, String reason) {
    LOG.log(System.Logger.Level.WARNING, "{0}: a message is parked: {1}", queue.name, reason);
    queue.dead.add(new DeadLetter(delivery.body(), reason));
  }

  private static final class Queue {
    private final String name;
    private final DelayQueue<Delivery> waiting = new DelayQueue<>();
    private final List<DeadLetter> dead = new CopyOnWriteArrayList<>();
    private final List<Thread> dispatchers = new CopyOnWriteArrayList<>();
    private final Semaphore free = new Semaphore(CONCURRENCY);

    Queue(String name) {
      this.name = name;
    }
  }

  /** One delivery of a message: its how manieth, and from when on. */
  private static final class Delivery implements Delayed {
    private final String body;
    private final int tries;
    private final long dueAt;

    Delivery(String body, int tries, Duration wait) {
      this.body = body;
      this.tries = tries;
      this.dueAt = System.nanoTime() + wait.toNanos();
    }

    String body() {
      return body;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(dueAt, ((Delivery) Objects.requireNonNull(other)).dueAt);
    }
  }
}
