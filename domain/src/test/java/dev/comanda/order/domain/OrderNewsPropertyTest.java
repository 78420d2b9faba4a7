package dev.comanda.order.domain;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.domain.Transition.Refusal;
import dev.comanda.order.domain.Transition.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * The queue may deliver news more than once and in any order; an order that got all of a story's
 * news ends in the same state.
 */
class OrderNewsPropertyTest {

  /** A piece of news, with a name for the report of a failure. */
  record News(String name, Function<Order, Transition> tell) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final News CREATED = new News("created", o -> o.awaitPayment(PAYMENT, NOON));
  private static final News APPROVED = new News("approved", o -> o.confirmPayment(PAYMENT, NOON));
  private static final News REJECTED =
      new News("rejected", o -> o.failPayment(PAYMENT, CancellationReason.PAYMENT_REJECTED, NOON));
  private static final News EXPIRED =
      new News("expired", o -> o.failPayment(PAYMENT, CancellationReason.PAYMENT_EXPIRED, NOON));
  private static final News REFUNDED = new News("refunded", o -> o.recordRefund(PAYMENT, NOON));
  private static final News STARTED = new News("started", o -> o.startPreparation(NOON));
  private static final News COMPLETED =
      new News("completed", o -> o.completePreparation(NOON, NOON));
  private static final News DELIVERED = new News("delivered", o -> o.handOver(NOON, NOON, NOON));

  @Property
  void any_permutation_and_repetition_of_a_story_ends_in_the_same_state(
      @ForAll("stories") List<News> story,
      @ForAll @IntRange(max = 8) int repetitions,
      @ForAll Random random) {
    Order expected = anOrder().placed();
    deliver(expected, story);

    List<News> deliveries = new ArrayList<>(story);
    for (int i = 0; i < repetitions; i++) {
      deliveries.add(story.get(random.nextInt(story.size())));
    }
    Collections.shuffle(deliveries, random);
    Order order = anOrder().placed();
    deliver(order, deliveries);

    assertThat(order.state()).as("after %s", deliveries).isEqualTo(expected.state());
    assertThat(order.events().stream().map(Object::getClass).distinct().count())
        .as("no event is raised twice")
        .isEqualTo(order.events().size());
  }

  @Property
  void a_history_only_ever_goes_forward(
      @ForAll("stories") List<News> story, @ForAll Random random) {
    List<News> deliveries = new ArrayList<>(story);
    Collections.shuffle(deliveries, random);
    Order order = anOrder().placed();
    deliver(order, deliveries);

    List<OrderStatus> statuses =
        order.snapshot().history().stream().map(HistoryEntry::status).toList();
    assertThat(statuses).as("after %s", deliveries).isSorted();
    assertThat(statuses.getFirst()).isEqualTo(OrderStatus.PLACED);
  }

  /** As a queue does: what comes too early comes again. */
  private static void deliver(Order order, List<News> deliveries) {
    Deque<News> queue = new ArrayDeque<>(deliveries);
    for (int left = 1000; !queue.isEmpty() && left > 0; left--) {
      News news = queue.removeFirst();
      if (news.tell().apply(order).equals(new Refused(Refusal.NOT_PAID_YET))) {
        queue.addLast(news);
      }
    }
    assertThat(queue).as("news that never found its time").isEmpty();
  }

  @Provide
  Arbitrary<List<News>> stories() {
    return Arbitraries.of(
        List.of(CREATED, APPROVED, STARTED, COMPLETED, DELIVERED),
        List.of(CREATED, APPROVED, STARTED),
        List.of(CREATED, REJECTED),
        List.of(CREATED, EXPIRED),
        List.of(CREATED, APPROVED, REFUNDED));
  }
}
