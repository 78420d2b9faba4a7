package dev.comanda.shared.adapter.memory;

import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.DeadLetter;
import dev.comanda.shared.application.messaging.DeadLetters;
import dev.comanda.shared.application.messaging.MessageHandler;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import dev.comanda.shared.application.messaging.QueueLevel;
import dev.comanda.shared.application.messaging.Retries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jmolecules.architecture.hexagonal.Adapter;

/**
 * The queues between the contexts, in memory: they deliver on virtual threads, try again later and
 * later, and park what cannot be delivered, like the real ones. What is in them ends with the
 * process. An adapter of both sides: it is the publisher, the consumer and the dead letters in one.
 */
@Adapter
public final class InMemoryQueues implements MessagePublisher, DeadLetters, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(InMemoryQueues.class.getName());

  /** Handlers that work at the same time, per queue. */
  private static final int CONCURRENCY = 10;

  /** How long {@link #close} waits for handlers to finish. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Map<String, Queue> queues = new ConcurrentHashMap<>();
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final Retries retries;
  private final InstantSource clock;
  private volatile boolean closed;

  /**
   * Makes empty queues, which keep what is published until somebody takes it.
   *
   * @param names the queues that exist
   * @param retries when a message is tried again, and when it is given up
   * @param clock tells when that was
   */
  public InMemoryQueues(Collection<String> names, Retries retries, InstantSource clock) {
    names.forEach(name -> queues.put(name, new Queue(name)));
    this.retries = retries;
    this.clock = clock;
  }

  @Override
  public List<OutgoingMessage> publish(List<OutgoingMessage> messages) {
    requireOpen();
    return messages.stream()
        .filter(message -> {
          Optional<Queue> queue = Optional.ofNullable(queues.get(message.queue()));
          queue.ifPresent(it -> it.waiting.add(Delivery.first(message.type(), message.body())));
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
   * How full a queue is.
   *
   * @throws IllegalArgumentException if there is no such queue
   */
  public QueueLevel level(String queue) {
    Queue it = queue(queue);
    return new QueueLevel(it.waiting.size(), it.inFlight.get(), it.dead.size());
  }

  @Override
  public List<DeadLetter> look(int max) {
    requireOpen();
    return queues.values().stream()
        .flatMap(queue -> queue.dead.stream())
        .sorted(DeadLetter.oldestFirst())
        .limit(max)
        .toList();
  }

  @Override
  public boolean sendAgain(UUID id) {
    requireOpen();
    for (Queue queue : queues.values()) {
      Optional<DeadLetter> letter =
          queue.dead.stream().filter(it -> it.id().equals(id)).findFirst();
      // Whoever takes it out sends it: two at the same moment are not two messages.
      if (letter.isPresent() && queue.dead.remove(letter.get())) {
        queue.waiting.add(Delivery.first(letter.get().type().orElseThrow(), letter.get().body()));
        return true;
      }
    }
    return false;
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

  private void requireOpen() {
    if (closed) {
      throw new DependencyUnavailableException("Queues", Duration.ofSeconds(1), null);
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
        queue.inFlight.incrementAndGet();
        handlers.execute(() -> {
          try {
            handle(queue, handler, delivery);
          } finally {
            queue.inFlight.decrementAndGet();
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
      switch (handler.handle(delivery.body)) {
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
      queue.waiting.add(delivery.again(retries.waitAfter(delivery.tries)));
    }
  }

  private void park(Queue queue, Delivery delivery, String reason) {
    LOG.log(System.Logger.Level.WARNING, "{0}: a message is parked: {1}", queue.name, reason);
    queue.dead.add(
        new DeadLetter(
            UUID.randomUUID(),
            queue.name,
            Optional.of(delivery.type),
            reason,
            delivery.tries,
            Optional.empty(),
            clock.instant(),
            delivery.body));
  }

  private static final class Queue {
    private final String name;
    private final DelayQueue<Delivery> waiting = new DelayQueue<>();
    private final List<DeadLetter> dead = new CopyOnWriteArrayList<>();
    private final List<Thread> dispatchers = new CopyOnWriteArrayList<>();
    private final Semaphore free = new Semaphore(CONCURRENCY);
    private final AtomicInteger inFlight = new AtomicInteger();

    Queue(String name) {
      this.name = name;
    }
  }

  /** One delivery of a message: its how manieth, and from when on. */
  private static final class Delivery implements Delayed {
    private final String type;
    private final String body;
    private final int tries;
    private final long dueAt;

    private Delivery(String type, String body, int tries, Duration wait) {
      this.type = type;
      this.body = body;
      this.tries = tries;
      this.dueAt = System.nanoTime() + wait.toNanos();
    }

    static Delivery first(String type, String body) {
      return new Delivery(type, body, 1, Duration.ZERO);
    }

    Delivery again(Duration wait) {
      return new Delivery(type, body, tries + 1, wait);
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
