package dev.comanda.shared.adapter.sqs;

import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the messages of one outbox to their queues, at least once each, on a thread of its own.
 * Stores wake it when they have stored messages; it looks by itself now and then, because another
 * process may have died between storing and publishing. Any number of relays may share an outbox:
 * its leases keep them apart.
 */
@SecondaryAdapter
public final class OutboxRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

  /**
   * How long messages gather between two batches: a call takes one message or ten at the same
   * price.
   */
  private static final Duration GATHER = Duration.ofMillis(5);

  /**
   * How a relay works.
   *
   * @param batch so many messages are claimed at a time, from 1
   * @param lease for how long claimed messages are kept from other relays; longer than publishing a
   *     batch takes, and as short as a crash may delay messages
   * @param idle how long to wait for a wake-up before looking anyway
   */
  public record Settings(int batch, Duration lease, Duration idle) {

    /** Fit for production. */
    public static final Settings DEFAULT =
        new Settings(50, Duration.ofSeconds(20), Duration.ofSeconds(1));
  }

  private final String name;
  private final Outbox outbox;
  private final MessagePublisher publisher;
  private final Settings settings;
  private final Outage outage;
  private final Semaphore wakeUps = new Semaphore(0);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Makes a relay that does nothing before it is started.
   *
   * @param name whose outbox it is, such as {@code order}; for logs
   */
  public OutboxRelay(String name, Outbox outbox, MessagePublisher publisher, Settings settings) {
    this.name = name;
    this.outbox = outbox;
    this.publisher = publisher;
    this.settings = settings;
    this.outage = new Outage(LOG, "publishing the messages of " + name);
    this.thread = Thread.ofVirtual().name("relay-" + name).unstarted(this::run);
  }

  /** Begins to publish; once. */
  public void start() {
    thread.start();
  }

  /** Says that there is something to publish; cheap, and harmless when there is not. */
  public void wakeUp() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  /** Whether the last attempt to publish worked. */
  public boolean healthy() {
    return !outage.lasts();
  }

  /** Stops after the batch at hand; what is left stays in the outbox. */
  @Override
  public void close() {
    stopping.countDown();
    wakeUps.release();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(settings.lease())) {
        LOG.warn("the relay of {} did not stop in time; its messages come again", name);
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (stopping.getCount() > 0) {
        try {
          boolean more = relayBatch();
          outage.over();
          if (!more) {
            gather();
            awaitWakeUp();
          }
        } catch (RuntimeException e) {
          // A bug of one store must not end the relay for good, so it is treated as an outage too.
          awaitEnd(outage.failed(e));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers whether there may be more: of what is stored later, {@link #wakeUp} tells. */
  private boolean relayBatch() {
    List<OutgoingMessage> claimed = outbox.claim(settings.batch(), settings.lease());
    if (claimed.isEmpty()) {
      return false;
    }
    List<OutgoingMessage> published = publisher.publish(claimed);
    outbox.confirm(published);
    if (published.size() < claimed.size()) {
      // They come again when their lease is over.
      LOG.warn(
          "{} of {} messages of {} could not be published",
          claimed.size() - published.size(),
          claimed.size(),
          name);
    }
    return claimed.size() == settings.batch();
  }

  /** Under load the next batch is larger for it; alone, a message never waits for it. */
  private void gather() throws InterruptedException {
    boolean _ = stopping.await(GATHER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void awaitWakeUp() throws InterruptedException {
    boolean _ = wakeUps.tryAcquire(settings.idle().toMillis(), TimeUnit.MILLISECONDS);
    wakeUps.drainPermits();
  }

  private void awaitEnd(Duration pause) throws InterruptedException {
    boolean _ = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }
}
