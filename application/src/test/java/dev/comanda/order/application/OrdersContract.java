package dev.comanda.order.application;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of {@link Orders} promises. Each test uses customers of its own, so that the
 * adapter's store need not be emptied between them.
 */
public abstract class OrdersContract {

  private final CustomerId ana = new CustomerId("ana-" + UUID.randomUUID());
  private final CustomerId bia = new CustomerId("bia-" + UUID.randomUUID());
  private long nextId = System.nanoTime();

  /** The adapter, the same during one test. */
  protected abstract Orders orders();

  /** The messages of one order that are stored and not yet published. */
  protected abstract List<OutgoingMessage> pendingMessagesOf(OrderId order);

  @Test
  void finds_what_was_added() {
    Order order = orderOf(ana, NOON);

    assertThat(orders().add(order, key("a"))).isTrue();

    assertThat(orders().find(order.getId()).map(OrdersContract::content)).contains(content(order));
  }

  @Test
  void finds_every_state_again_as_it_was_saved() {
    for (Order order :
        List.of(
            add(anOrder().by(ana.value()).withId(freshId()).placed()),
            add(anOrder().by(ana.value()).withId(freshId()).awaitingPayment()),
            add(anOrder().by(ana.value()).withId(freshId()).paid()),
            add(anOrder().by(ana.value()).withId(freshId()).inPreparation()),
            add(anOrder().by(ana.value()).withId(freshId()).ready()),
            add(anOrder().by(ana.value()).withId(freshId()).delivered()),
            add(anOrder().by(ana.value()).withId(freshId()).cancelled()))) {
      assertThat(orders().find(order.getId()).map(OrdersContract::content))
          .contains(content(order));
    }
  }

  @Test
  void knows_nothing_of_unknown_orders() {
    assertThat(orders().find(freshId())).isEmpty();
    assertThat(orders().placedUnder(key("never"), ana)).isEmpty();
  }

  @Test
  void changing_what_was_found_changes_nothing_until_it_is_saved() {
    Order order = add(orderOf(ana, NOON));

    found(order).awaitPayment(PAYMENT, NOON);

    assertThat(found(order).state().status()).isEqualTo(OrderStatus.PLACED);
  }

  @Test
  void changing_what_was_added_changes_nothing_until_it_is_saved() {
    Order order = add(orderOf(ana, NOON));

    order.awaitPayment(PAYMENT, NOON);

    assertThat(found(order).state().status()).isEqualTo(OrderStatus.PLACED);
  }

  @Test
  void saves_a_change() {
    Order order = add(orderOf(ana, NOON));
    Order found = found(order);
    found.awaitPayment(PAYMENT, NOON);

    orders().save(found);

    assertThat(content(found(order))).isEqualTo(content(found));
  }

  @Test
  void saves_one_change_after_another() {
    Order order = add(orderOf(ana, NOON));
    Order first = found(order);
    first.awaitPayment(PAYMENT, NOON);
    orders().save(first);
    Order second = found(order);
    second.confirmPayment(PAYMENT, NOON);

    orders().save(second);

    assertThat(content(found(order))).isEqualTo(content(second));
    assertThat(found(order).snapshot().version()).isGreaterThan(second.snapshot().version());
  }

  @Test
  void detects_a_lost_update() {
    Order order = add(orderOf(ana, NOON));
    Order one = found(order);
    Order other = found(order);
    one.awaitPayment(PAYMENT, NOON);
    other.cancelByCustomer(NOON);
    orders().save(one);

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> orders().save(other));

    assertThat(content(found(order))).isEqualTo(content(one));
    assertThat(pendingMessagesOf(order.getId()))
        .extracting(OutgoingMessage::type)
        .doesNotContain("comanda.order.cancelled.v1");
  }

  @Test
  void stores_state_and_messages_together() {
    Order order = add(orderOf(ana, NOON));
    Order found = found(order);
    found.confirmPayment(PAYMENT, NOON);

    orders().save(found);

    assertThat(pendingMessagesOf(order.getId()))
        .extracting(OutgoingMessage::type)
        .containsExactlyInAnyOrder("comanda.order.placed.v1", "comanda.order.released.v1");
  }

  @Test
  void accepts_one_order_per_key_and_customer() {
    Order first = orderOf(ana, NOON);
    Order second = orderOf(ana, NOON);
    Order ofSomebodyElse = orderOf(bia, NOON);

    assertThat(orders().add(first, key("same"))).isTrue();
    assertThat(orders().add(second, key("same"))).isFalse();
    assertThat(orders().add(ofSomebodyElse, key("same"))).isTrue();

    assertThat(orders().find(second.getId())).isEmpty();
    assertThat(pendingMessagesOf(second.getId())).isEmpty();
    assertThat(orders().placedUnder(key("same"), ana).map(Order::getId)).contains(first.getId());
    assertThat(orders().placedUnder(key("same"), bia).map(Order::getId))
        .contains(ofSomebodyElse.getId());
  }

  @Test
  void accepts_one_order_when_many_race_for_the_key()
      throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Order order = orderOf(ana, NOON);
      racers.add(() -> orders().add(order, key("race")));
    }
    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> racer : threads.invokeAll(racers)) {
        won += racer.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void lists_a_customers_orders_newest_first_in_pages_without_gaps() {
    List<OrderId> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Two orders share each moment: the id decides then.
      expected.addFirst(add(orderOf(ana, NOON.plusSeconds(i / 2))).getId());
    }
    add(orderOf(bia, NOON));

    List<OrderId> listed = new ArrayList<>();
    PageRequest<OrderPosition> request = PageRequest.first(3);
    for (int pages = 0; pages < 10; pages++) {
      Page<OrderSnapshot, OrderPosition> page =
          orders().list(Optional.of(ana), Optional.empty(), request);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      page.items().forEach(order -> listed.add(order.id()));
      if (page.next().isEmpty()) {
        break;
      }
      request = new PageRequest<>(page.next(), 3);
    }
    assertThat(listed).containsExactlyElementsOf(expected);
  }

  @Test
  void lists_everything_of_an_order() {
    Order order = add(anOrder().by(ana.value()).withId(freshId()).delivered());

    Page<OrderSnapshot, OrderPosition> page =
        orders().list(Optional.of(ana), Optional.empty(), PageRequest.first(10));

    assertThat(page.next()).isEmpty();
    assertThat(page.items()).hasSize(1);
    assertThat(content(page.items().getFirst())).isEqualTo(content(order));
  }

  @Test
  void lists_only_orders_of_a_status() {
    add(orderOf(ana, NOON));
    Order paid = add(anOrder().by(ana.value()).withId(freshId()).paid());

    assertThat(
            orders()
                .list(Optional.of(ana), Optional.of(OrderStatus.PAID), PageRequest.first(10))
                .items())
        .extracting(OrderSnapshot::id)
        .containsExactly(paid.getId());
  }

  @Test
  void lists_everybodys_orders_when_nobody_is_named() {
    Instant lately = NOON.plusSeconds(1_000_000).plusNanos(1_000 * (nextId % 1_000_000));
    Order anas = add(orderOf(ana, lately));
    Order bias = add(orderOf(bia, lately));

    assertThat(orders().list(Optional.empty(), Optional.empty(), PageRequest.first(100)).items())
        .extracting(OrderSnapshot::id)
        .contains(anas.getId(), bias.getId());
  }

  private Order orderOf(CustomerId customer, Instant at) {
    return anOrder().withId(freshId()).by(customer.value()).placedAt(at).placed();
  }

  private Order add(Order order) {
    assertThat(orders().add(order, key(order.getId().toString()))).isTrue();
    return order;
  }

  private Order found(Order order) {
    return orders().find(order.getId()).orElseThrow();
  }

  private OrderId freshId() {
    return new OrderId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L | nextId++));
  }

  private static IdempotencyKey key(String value) {
    return new IdempotencyKey(value);
  }

  /** All but the version, which is the store's. */
  private static OrderSnapshot content(Order order) {
    return content(order.snapshot());
  }

  private static OrderSnapshot content(OrderSnapshot order) {
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
