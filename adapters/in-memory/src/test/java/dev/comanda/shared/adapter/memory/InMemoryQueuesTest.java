package dev.comanda.shared.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.comanda.shared.application.messaging.DeadLetter;
import dev.comanda.shared.application.messaging.MessageHandler;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.MessagePublisherContract;
import dev.comanda.shared.application.messaging.QueueLevel;
import dev.comanda.shared.application.messaging.Retries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryQueuesTest extends MessagePublisherContract {

  private static final Retries QUICK =
      new Retries(Duration.ofMillis(5), Duration.ofMillis(20), 6, 3);

  private final InMemoryQueues queues =
      new InMemoryQueues(List.of(ONE, OTHER), QUICK, InstantSource.system());
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    queues.close();
  }

  @Override
  protected MessagePublisher publisher() {
    return queues;
  }

  @Override
  protected MessagePublisher unreachablePublisher() {
    InMemoryQueues closed = new InMemoryQueues(List.of(ONE), QUICK, InstantSource.system());
    closed.close();
    return closed;
  }

  @Override
  protected List<String> received(String queue, int expected) {
    BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    queues.deliver(
        queue,
        body -> {
          bodies.add(body);
          return new Handling.Done();
        });
    return take(bodies, expected);
  }

  @Test
  void tries_again_until_the_handler_is_done() {
    AtomicInteger tries = new AtomicInteger();
    queues.deliver(
        ONE,
        body -> {
          arrived.add(body);
          return tries.incrementAndGet() < 4 ? new Handling.Retry("not yet") : new Handling.Done();
        });

    queues.publish(List.of(message(ONE, "a")));

    assertThat(take(arrived, 5)).containsExactly("a", "a", "a", "a");
    assertThat(queues.look(10)).isEmpty();
  }

  @Test
  void parks_what_was_tried_too_often_with_the_last_reason() {
    queues.deliver(ONE, noting(body -> new Handling.Retry("order not known")));

    queues.publish(List.of(message(ONE, "a")));

    assertThat(take(arrived, 7)).hasSize(6);
    assertThat(queues.look(10))
        .extracting(DeadLetter::reason, DeadLetter::tries)
        .containsExactly(tuple("given up after 6 tries: order not known", 6));
  }

  @Test
  void gives_up_sooner_when_the_handler_throws() {
    queues.deliver(
        ONE,
        noting(body -> {
          throw new IllegalStateException("a bug");
        }));

    queues.publish(List.of(message(ONE, "a")));

    assertThat(take(arrived, 4)).hasSize(3);
    assertThat(queues.look(10))
        .extracting(DeadLetter::reason, DeadLetter::tries)
        .containsExactly(tuple("given up after 3 tries: java.lang.IllegalStateException", 3));
  }

  @Test
  void parks_at_once_what_can_never_work() {
    queues.deliver(ONE, noting(body -> new Handling.Park("malformed")));

    queues.publish(List.of(message(ONE, "a")));

    assertThat(take(arrived, 2)).hasSize(1);
    assertThat(queues.look(10))
        .extracting(DeadLetter::body, DeadLetter::reason)
        .containsExactly(tuple("a", "malformed"));
  }

  @Test
  void tells_how_full_a_queue_is() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    queues.publish(List.of(message(ONE, "a"), message(OTHER, "b"), message(OTHER, "c")));
    assertThat(queues.level(OTHER)).isEqualTo(new QueueLevel(2, 0, 0));
    queues.deliver(
        ONE,
        body -> {
          begun.countDown();
          try {
            mayEnd.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return new Handling.Park("malformed");
        });
    begun.await();
    assertThat(queues.level(ONE)).isEqualTo(new QueueLevel(0, 1, 0));

    mayEnd.countDown();

    while (queues.level(ONE).inFlight() > 0) {
      Thread.sleep(5);
    }
    assertThat(queues.level(ONE)).isEqualTo(new QueueLevel(0, 0, 1));
  }

  @Test
  void a_message_that_waits_for_its_next_try_holds_up_nobody() {
    queues.deliver(
        ONE,
        noting(body -> body.equals("slow") ? new Handling.Retry("later") : new Handling.Done()));

    queues.publish(List.of(message(ONE, "slow"), message(ONE, "quick")));

    assertThat(take(arrived, 7)).contains("quick");
  }

  @Test
  void finishes_what_it_began_before_it_closes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    queues.deliver(
        ONE,
        body -> {
          begun.countDown();
          try {
            mayEnd.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          ended.set(true);
          return new Handling.Done();
        });
    queues.publish(List.of(message(ONE, "a")));
    begun.await();

    Thread closing = Thread.ofVirtual().start(queues::close);
    assertThat(closing.join(Duration.ofMillis(100))).isFalse();
    mayEnd.countDown();

    assertThat(closing.join(Duration.ofSeconds(5))).isTrue();
    assertThat(ended).isTrue();
  }

  @Test
  void knows_only_the_queues_that_it_was_made_with() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> queues.deliver("no-such-queue", body -> new Handling.Done()))
        .withMessage("there is no queue no-such-queue");
  }

  private MessageHandler noting(MessageHandler handler) {
    return body -> {
      try {
        return handler.handle(body);
      } finally {
        arrived.add(body);
      }
    };
  }

  /** Up to so many; fewer if no more come within a moment. */
  private static List<String> take(BlockingQueue<String> from, int count) {
    List<String> taken = new ArrayList<>();
    try {
      while (taken.size() < count) {
        String next = from.poll(500, TimeUnit.MILLISECONDS);
        if (next == null) {
          break;
        }
        taken.add(next);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return taken;
  }
}
