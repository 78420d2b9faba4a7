package dev.comanda.shared.adapter.sqs;

import static dev.comanda.order.domain.AnOrder.BURGER;
import static dev.comanda.order.domain.AnOrder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.adapter.sqs.PaymentNewsListener;
import dev.comanda.order.adapter.sqs.ProductionNewsListener;
import dev.comanda.order.application.CancelOrder;
import dev.comanda.order.application.FakeOrders;
import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.application.OrderUseCases;
import dev.comanda.order.application.PlaceOrder;
import dev.comanda.order.application.ProductCatalog.PricedProduct;
import dev.comanda.order.domain.Basket;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.Quantity;
import dev.comanda.payment.adapter.sqs.PaymentCancellationsListener;
import dev.comanda.payment.adapter.sqs.PaymentMessages;
import dev.comanda.payment.adapter.sqs.PaymentRequestsListener;
import dev.comanda.payment.application.FakePayments;
import dev.comanda.payment.application.FakeProvider;
import dev.comanda.payment.application.PaymentUseCases;
import dev.comanda.payment.application.RecordProviderNotification;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.production.adapter.sqs.KitchenCancellationsListener;
import dev.comanda.production.adapter.sqs.KitchenOrdersListener;
import dev.comanda.production.adapter.sqs.ProductionMessages;
import dev.comanda.production.application.CompletePreparation;
import dev.comanda.production.application.FakeKitchenTickets;
import dev.comanda.production.application.HandOver;
import dev.comanda.production.application.ProductionUseCases;
import dev.comanda.production.application.StartPreparation;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import dev.comanda.shared.domain.Money;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Order, payment and production talk to each other by nothing but their real messages, and the
 * queues between them repeat and reorder as they like: each order is still paid, prepared and
 * handed over once.
 */
class ChoreographyTest {

  private static final Requester ANA = new Requester("ana", Role.CUSTOMER);
  private static final Requester COOK = new Requester("cook", Role.EMPLOYEE);
  private static final OrderId ORDER = new OrderId(new UUID(0x0197_0000_0000_7000L, 1));
  private static final ProductionId TICKET = new ProductionId(ORDER.value());
  private static final PaymentId PAYMENT =
      PaymentId.of(new dev.comanda.payment.domain.OrderId(ORDER.value()));

  @Test
  void an_order_is_paid_prepared_and_handed_over() {
    World world = new World();

    world.play(Story.DELIVERED, new Random(0), 0, 0);

    assertThat(world.order().history())
        .extracting(entry -> entry.status())
        .containsExactly(
            OrderStatus.PLACED,
            OrderStatus.AWAITING_PAYMENT,
            OrderStatus.PAID,
            OrderStatus.IN_PREPARATION,
            OrderStatus.READY,
            OrderStatus.DELIVERED);
  }

  @Property(tries = 100)
  void any_number_of_duplicates_changes_nothing(
      @ForAll Story story, @ForAll @IntRange(min = 1, max = 5) int copies, @ForAll Random random) {
    World world = new World();
    world.play(story, random, 0, 0);
    Object before = world.everything();
    List<OutgoingMessage> again = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      again.addAll(world.sent());
    }
    Collections.shuffle(again, random);

    assertThat(again.stream().map(world::deliver)).allMatch(Handling.Done.class::isInstance);

    assertThat(world.everything()).isEqualTo(before);
  }

  @Property(tries = 400)
  void any_order_of_arrival_ends_the_same(
      @ForAll Story story,
      @ForAll @IntRange(max = 80) int delayedPercent,
      @ForAll @IntRange(max = 50) int repeatedPercent,
      @ForAll Random random) {
    World world = new World();

    world.play(story, random, delayedPercent, repeatedPercent);

    boolean cancelled = story != Story.DELIVERED;
    assertThat(world.order().state().status())
        .isEqualTo(cancelled ? OrderStatus.CANCELLED : OrderStatus.DELIVERED);
    assertThat(world.provider.orders()).hasSizeLessThanOrEqualTo(1);
    assertThat(world.tickets.count()).isEqualTo(1);
    assertThat(world.tickets.find(TICKET).map(it -> it.state().status()))
        .contains(cancelled ? TicketStatus.WITHDRAWN : TicketStatus.DELIVERED);
    assertThat(world.sent()).extracting(OutgoingMessage::id).doesNotHaveDuplicates();
    if (cancelled) {
      assertThat(world.provider.orders())
          .extracting(ProviderOrder::status)
          .doesNotContain(ProviderStatus.OPEN, ProviderStatus.PAID);
    }
  }

  /** Something that people do as soon as they can. */
  private record Step(Consumer<World> action, Predicate<World> possible) {}

  /** What people do, one after the other. */
  enum Story {
    DELIVERED,
    CANCELLED_BEFORE_PAYING,
    CANCELLED_AFTER_PAYING;

    private List<Step> steps() {
      Step placed = new Step(World::place, _ -> true);
      Step paid = new Step(World::pay, world -> !world.provider.orders().isEmpty());
      Step cancelled = new Step(World::cancel, _ -> true);
      return switch (this) {
        case CANCELLED_BEFORE_PAYING -> List.of(placed, cancelled);
        case CANCELLED_AFTER_PAYING -> List.of(placed, paid, cancelled);
        case DELIVERED ->
            List.of(
                placed,
                paid,
                new Step(World::startPreparation, world -> world.ticketIs(TicketStatus.RECEIVED)),
                new Step(World::completePreparation, world -> world.ticketIs(TicketStatus.STARTED)),
                new Step(World::handOver, world -> world.ticketIs(TicketStatus.COMPLETED)));
      };
    }
  }

  /** Three contexts, and messages on their way. */
  private static final class World {

    private final FakeOrders orders = new FakeOrders();
    private final FakePayments payments = new FakePayments();
    private final FakeKitchenTickets tickets = new FakeKitchenTickets();
    private Instant now = NOON;
    private final FakeProvider provider = new FakeProvider(() -> now);
    private final List<OutgoingMessage> waiting = new ArrayList<>();
    private final Set<UUID> collected = new HashSet<>();
    private final Map<String, CloudEventHandler> handlers =
        Map.of(
            QueueDefinitions.ORDER,
            handler(
                QueueDefinitions.ORDER,
                new PaymentNewsListener(OrderUseCases.recordPaymentOutcome(orders)),
                new ProductionNewsListener(OrderUseCases.recordPreparationProgress(orders))),
            QueueDefinitions.PAYMENT,
            handler(
                QueueDefinitions.PAYMENT,
                new PaymentRequestsListener(
                    PaymentUseCases.requestPayment(payments, provider, () -> now)),
                new PaymentCancellationsListener(
                    PaymentUseCases.cancelPayment(payments, provider, () -> now))),
            QueueDefinitions.PRODUCTION,
            handler(
                QueueDefinitions.PRODUCTION,
                new KitchenOrdersListener(ProductionUseCases.acceptOrder(tickets, () -> now)),
                new KitchenCancellationsListener(
                    ProductionUseCases.withdrawOrder(tickets, () -> now))));

    /** Until everybody has done their part and every message has been dealt with. */
    void play(Story story, Random random, int delayedPercent, int repeatedPercent) {
      List<Step> steps = new ArrayList<>(story.steps());
      for (int round = 0; !steps.isEmpty() || !waiting.isEmpty(); round++) {
        assertThat(round).as("rounds without an end").isLessThan(1000);
        if (!steps.isEmpty() && steps.getFirst().possible().test(this)) {
          steps.removeFirst().action().accept(this);
          now = now.plusSeconds(1);
        }
        collect();
        Collections.shuffle(waiting, random);
        for (OutgoingMessage message : List.copyOf(waiting)) {
          if (random.nextInt(100) >= delayedPercent
              && deliver(message) instanceof Handling.Done
              && random.nextInt(100) >= repeatedPercent) {
            waiting.remove(message);
          }
        }
        collect();
      }
    }

    Handling deliver(OutgoingMessage message) {
      Handling handling =
          Optional.ofNullable(handlers.get(message.queue())).orElseThrow().handle(message.body());
      assertThat(handling).isNotInstanceOf(Handling.Park.class);
      return handling;
    }

    /** All messages that were ever stored, oldest first within a context. */
    List<OutgoingMessage> sent() {
      return Stream.of(
              orders.events().stream().flatMap(it -> new OrderMessages().messagesFor(it).stream()),
              payments.events().stream()
                  .flatMap(it -> new PaymentMessages().messagesFor(it).stream()),
              tickets.events().stream()
                  .flatMap(it -> new ProductionMessages().messagesFor(it).stream()))
          .flatMap(messages -> messages)
          .toList();
    }

    private void collect() {
      for (OutgoingMessage message : sent()) {
        if (collected.add(message.id())) {
          waiting.add(message);
        }
      }
    }

    Object everything() {
      return List.of(
          order(),
          payments.find(PAYMENT).map(it -> it.snapshot()),
          tickets.find(TICKET).map(KitchenTicket::snapshot),
          provider.orders(),
          sent());
    }

    OrderSnapshot order() {
      return orders.find(ORDER).map(Order::snapshot).orElseThrow();
    }

    boolean ticketIs(TicketStatus status) {
      return tickets.find(TICKET).filter(it -> it.state().status() == status).isPresent();
    }

    void place() {
      PlaceOrder.Outcome outcome =
          OrderUseCases.placeOrder(
                  orders,
                  _ -> Map.of(BURGER, new PricedProduct("X-Burger", Money.brl("22.90"))),
                  () -> ORDER,
                  () -> now)
              .place(
                  new PlaceOrder.Command(
                      ANA,
                      new IdempotencyKey("key"),
                      Basket.of(List.of(new Basket.Item(BURGER, new Quantity(2))))));
      assertThat(outcome).isInstanceOf(PlaceOrder.Outcome.Accepted.class);
    }

    void cancel() {
      assertThat(
              OrderUseCases.cancelOrder(orders, () -> now)
                  .cancel(new CancelOrder.Command(ANA, ORDER)))
          .isInstanceOf(CancelOrder.Outcome.Cancelled.class);
    }

    void pay() {
      provider.happens(provider.onlyOrder().id(), ProviderStatus.PAID);
      PaymentUseCases.recordProviderNotification(payments, provider, () -> now)
          .record(new RecordProviderNotification.Command(provider.onlyOrder().id()));
    }

    void startPreparation() {
      assertThat(
              ProductionUseCases.startPreparation(tickets, () -> now)
                  .start(new StartPreparation.Command(COOK, TICKET)))
          .isInstanceOf(StartPreparation.Outcome.Started.class);
    }

    void completePreparation() {
      assertThat(
              ProductionUseCases.completePreparation(tickets, () -> now)
                  .complete(new CompletePreparation.Command(COOK, TICKET)))
          .isInstanceOf(CompletePreparation.Outcome.Completed.class);
    }

    void handOver() {
      HandOver.Outcome outcome =
          ProductionUseCases.handOver(tickets, () -> now)
              .handOver(new HandOver.Command(COOK, TICKET));
      assertThat(outcome).isInstanceOf(HandOver.Outcome.HandedOver.class);
    }

    private static CloudEventHandler handler(String queue, MessageListener... listeners) {
      return new CloudEventHandler(queue, List.of(listeners), OpenTelemetry.noop());
    }
  }
}
