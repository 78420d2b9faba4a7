package dev.comanda.production.application;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketStatus;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** The queue may deliver an order's release and its cancellation often and in any order. */
class KitchenMessagesPropertyTest {

  enum Message {
    RELEASED,
    CANCELLED
  }

  @Property
  void what_arrived_decides_and_not_when_or_how_often(
      @ForAll @NotEmpty @Size(max = 8) List<Message> deliveries) {
    FakeKitchenTickets tickets = new FakeKitchenTickets();

    deliveries.forEach(message -> deliver(message, tickets));

    KitchenTicket ticket = tickets.find(ORDER).orElseThrow();
    assertThat(ticket.state().status())
        .isEqualTo(
            deliveries.contains(Message.CANCELLED)
                ? TicketStatus.WITHDRAWN
                : TicketStatus.RECEIVED);
    assertThat(tickets.count()).isEqualTo(1);
    assertThat(tickets.events()).as("the order knows all of this").isEmpty();
  }

  @Property
  void a_message_that_arrives_while_another_is_being_handled_counts_all_the_same(
      @ForAll Message first, @ForAll Message meanwhile) {
    FakeKitchenTickets tickets = new FakeKitchenTickets();
    tickets.beforeNextWrite(() -> deliver(meanwhile, tickets));

    deliver(first, tickets);

    boolean cancelled = first == Message.CANCELLED || meanwhile == Message.CANCELLED;
    assertThat(tickets.find(ORDER).orElseThrow().state().status())
        .isEqualTo(cancelled ? TicketStatus.WITHDRAWN : TicketStatus.RECEIVED);
    assertThat(tickets.count()).isEqualTo(1);
  }

  private static void deliver(Message message, KitchenTickets tickets) {
    switch (message) {
      case RELEASED -> {
        AcceptOrder.Outcome _ =
            ProductionUseCases.acceptOrder(tickets, () -> NOON)
                .accept(new AcceptOrder.Command(ORDER, List.of(new TicketItem("X-Burger", 1))));
      }
      case CANCELLED -> {
        WithdrawOrder.Outcome _ =
            ProductionUseCases.withdrawOrder(tickets, () -> NOON)
                .withdraw(new WithdrawOrder.Command(ORDER));
      }
    }
  }
}
