package dev.comanda.production.application;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.production.application.AcceptOrder.Outcome;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptTicketTest {

  private static final List<TicketItem> ITEMS = List.of(new TicketItem("X-Burger", 2));

  private final FakeKitchenTickets tickets = new FakeKitchenTickets();
  private Instant now = NOON;
  private final AcceptOrder acceptOrder = ProductionUseCases.acceptOrder(tickets, () -> now);
  private final WithdrawOrder withdrawOrder = ProductionUseCases.withdrawOrder(tickets, () -> now);

  @Test
  void accepts_an_order_once() {
    TicketSnapshot first = accepted(accept());
    now = NOON.plusSeconds(30);
    TicketSnapshot second = accepted(accept());

    assertThat(second.receivedAt()).isEqualTo(first.receivedAt()).isEqualTo(NOON);
    assertThat(second.items()).isEqualTo(ITEMS);
    assertThat(tickets.count()).isEqualTo(1);
  }

  @Test
  void a_release_that_comes_again_does_not_send_the_kitchen_back_to_the_beginning() {
    tickets.having(aTicket().completed());

    assertThat(accepted(accept()).state().status()).isEqualTo(TicketStatus.COMPLETED);
    assertThat(status()).isEqualTo(TicketStatus.COMPLETED);
  }

  @Test
  void does_not_accept_an_order_that_was_cancelled_before_it_came() {
    assertThat(withdraw()).isEqualTo(new WithdrawOrder.Outcome.Withdrawn());

    assertThat(accept()).isEqualTo(new Outcome.Withdrawn());
    assertThat(status()).isEqualTo(TicketStatus.WITHDRAWN);
  }

  @Test
  void cancels_an_order_whose_release_comes_at_the_same_moment() {
    tickets.beforeNextWrite(this::accept);

    assertThat(withdraw()).isEqualTo(new WithdrawOrder.Outcome.Withdrawn());
    assertThat(status()).isEqualTo(TicketStatus.WITHDRAWN);
    assertThat(tickets.count()).isEqualTo(1);
  }

  @Test
  void a_cancelled_order_leaves_the_kitchen_and_tells_nobody() {
    tickets.having(aTicket().started());

    assertThat(withdraw()).isEqualTo(new WithdrawOrder.Outcome.Withdrawn());
    assertThat(withdraw()).isEqualTo(new WithdrawOrder.Outcome.Withdrawn());
    assertThat(status()).isEqualTo(TicketStatus.WITHDRAWN);
    assertThat(tickets.events()).isEmpty();
  }

  @Test
  void withdraws_what_the_kitchen_begins_at_the_same_moment() {
    tickets.having(aTicket().received());
    tickets.beforeNextWrite(() -> tickets.save(startedByTheKitchen()));

    assertThat(withdraw()).isEqualTo(new WithdrawOrder.Outcome.Withdrawn());
    assertThat(tickets.find(ORDER).orElseThrow().state().beganAt()).contains(NOON);
  }

  @Test
  void what_the_customer_has_cannot_be_withdrawn() {
    tickets.having(aTicket().delivered());

    assertThat(withdraw()).isEqualTo(new WithdrawOrder.Outcome.TooLate(TicketStatus.DELIVERED));
    assertThat(status()).isEqualTo(TicketStatus.DELIVERED);
  }

  @Test
  void an_order_without_items_or_with_too_many_is_no_command() {
    List<TicketItem> most = Collections.nCopies(100, new TicketItem("X-Burger", 1));

    assertThat(new AcceptOrder.Command(ORDER, most).items()).hasSize(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AcceptOrder.Command(ORDER, List.of()))
        .withMessage("must have 1 to 100 items");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new AcceptOrder.Command(ORDER, Collections.nCopies(101, new TicketItem("X-Burger", 1))))
        .withMessage("must have 1 to 100 items");
  }

  private KitchenTicket startedByTheKitchen() {
    KitchenTicket ticket = tickets.find(ORDER).orElseThrow();
    ticket.startPreparation(NOON);
    return ticket;
  }

  private Outcome accept() {
    return acceptOrder.accept(new AcceptOrder.Command(ORDER, ITEMS));
  }

  private WithdrawOrder.Outcome withdraw() {
    return withdrawOrder.withdraw(new WithdrawOrder.Command(ORDER));
  }

  private TicketStatus status() {
    return tickets.find(ORDER).orElseThrow().state().status();
  }

  private static TicketSnapshot accepted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted) outcome).ticket();
  }
}
