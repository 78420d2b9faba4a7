package dev.comanda.order.application;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.application.RecordPaymentOutcome.News;
import dev.comanda.order.application.RecordPreparationProgress.Progress;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderState;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/**
 * Defect O-03: a queue delivers what it likes, as often as it likes, and the store fails now and
 * then; an order ends as if each piece of news had come once, in its order, and tells others
 * nothing twice.
 */
class DeliveryChaosTest {

  private static final Instant STARTED = NOON.plusSeconds(60);
  private static final Instant COMPLETED = NOON.plusSeconds(120);
  private static final Instant DELIVERED = NOON.plusSeconds(180);

  /** What lies in the queue: news of the payment, or of the preparation. */
  sealed interface Message {

    /** From the payment context. */
    record OfPayment(News news) implements Message {}

    /** From the production context. */
    record OfPreparation(Progress progress) implements Message {}
  }

  @Property(tries = 300)
  void any_number_of_duplicates_changes_nothing(
      @ForAll("stories") List<Message> story, @ForAll @IntRange(max = 20) int duplicates) {
    List<Message> deliveries = new ArrayList<>();
    for (Message message : story) {
      deliveries.addAll(Collections.nCopies(1 + duplicates, message));
    }

    assertThat(afterReceiving(deliveries, 0, new Random(0)))
        .isEqualTo(afterReceiving(story, 0, new Random(0)));
  }

  @Property(tries = 500)
  void neither_do_duplicates_out_of_order_and_a_store_that_fails_now_and_then(
      @ForAll("stories") List<Message> story,
      @ForAll @IntRange(max = 10) int duplicates,
      @ForAll @DoubleRange(max = 0.7) double failures,
      @ForAll Random random) {
    List<Message> deliveries = new ArrayList<>(story);
    for (int i = 0; i < duplicates; i++) {
      deliveries.add(story.get(random.nextInt(story.size())));
    }
    Collections.shuffle(deliveries, random);

    Ending expected = afterReceiving(story, 0, random);
    Ending actual = afterReceiving(deliveries, failures, random);

    assertThat(actual.order().state()).isEqualTo(expected.order().state());
    assertThat(actual.told()).doesNotHaveDuplicates();
    if (expected.order().state() instanceof OrderState.Cancelled) {
      // A refund that overtakes the approval spares the kitchen an order that is called off.
      assertThat(expected.told()).containsAll(actual.told());
    } else {
      assertThat(actual.told()).isEqualTo(expected.told());
    }
  }

  /** How a story ends: for the order, and for those who hear of it. */
  private record Ending(OrderSnapshot order, List<String> told) {}

  private static Ending afterReceiving(List<Message> messages, double failures, Random random) {
    Order placed = anOrder().placed();
    FakeOrders orders = new FakeOrders().having(placed);
    Deque<Message> queue = new ArrayDeque<>(messages);
    for (int left = 10_000; !queue.isEmpty() && left > 0; left--) {
      Message message = queue.removeFirst();
      if (random.nextDouble() < failures) {
        orders.beforeNextSave(DeliveryChaosTest::fail);
      }
      if (!isDone(message, placed, orders)) {
        queue.addLast(message);
      }
    }
    assertThat(queue).as("messages that came again and again").isEmpty();
    return new Ending(
        withoutVersion(orders.find(placed.getId()).orElseThrow().snapshot()),
        orders.events().stream().map(DeliveryChaosTest::name).toList());
  }

  /** Whether the message need not come again, as the listeners decide. */
  private static boolean isDone(Message message, Order order, FakeOrders orders) {
    try {
      return switch (message) {
        case Message.OfPayment(News news) -> {
          OrderUseCases.recordPaymentOutcome(orders)
              .record(new RecordPaymentOutcome.Command(order.getId(), PAYMENT, news, NOON));
          yield true;
        }
        case Message.OfPreparation(Progress progress) ->
            !(OrderUseCases.recordPreparationProgress(orders)
                    .record(new RecordPreparationProgress.Command(order.getId(), progress))
                instanceof RecordPreparationProgress.Outcome.TooEarly);
      };
    } catch (DependencyUnavailableException _) {
      return false;
    } finally {
      orders.beforeNextSave(() -> {});
    }
  }

  @Provide
  Arbitrary<List<Message>> stories() {
    Message created = new Message.OfPayment(News.CREATED);
    Message approved = new Message.OfPayment(News.APPROVED);
    Message started = new Message.OfPreparation(new Progress.Started(STARTED));
    Message completed = new Message.OfPreparation(new Progress.Completed(STARTED, COMPLETED));
    Message delivered =
        new Message.OfPreparation(new Progress.Delivered(STARTED, COMPLETED, DELIVERED));
    return Arbitraries.of(
        List.of(created, approved, started, completed, delivered),
        List.of(created, approved, started),
        List.of(created, approved),
        List.of(created, new Message.OfPayment(News.REJECTED)),
        List.of(created, new Message.OfPayment(News.EXPIRED)),
        List.of(created, approved, new Message.OfPayment(News.REFUNDED)));
  }

  private static void fail() {
    throw new DependencyUnavailableException("Orders", Duration.ofSeconds(1), null);
  }

  private static String name(OrderEvent event) {
    return event.getClass().getSimpleName();
  }

  /** How often it was stored is not part of the story. */
  private static OrderSnapshot withoutVersion(OrderSnapshot order) {
    return new OrderSnapshot(
        order.id(),
        order.customer(),
        order.lines(),
        order.placedAt(),
        order.state(),
        order.history(),
        0);
  }
}
