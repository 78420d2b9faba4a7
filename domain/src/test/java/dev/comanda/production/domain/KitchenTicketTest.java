package dev.comanda.production.domain;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.production.domain.TicketEvent.OrderHandedOver;
import dev.comanda.production.domain.TicketEvent.PreparationCompleted;
import dev.comanda.production.domain.TicketEvent.PreparationStarted;
import dev.comanda.production.domain.TicketState.Withdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KitchenTicketTest {

  private static final Instant STARTED = NOON.plusSeconds(60);
  private static final Instant COMPLETED = NOON.plusSeconds(120);
  private static final Instant DELIVERED = NOON.plusSeconds(180);

  @Test
  void is_known_by_the_id_of_its_order() {
    assertThat(aTicket().received().getId()).isEqualTo(ORDER);
    assertThat(ORDER).hasToString("01970000-0000-7000-8000-000000000001");
  }

  @Test
  void is_open_until_it_is_handed_over_or_withdrawn() {
    assertThat(List.of(aTicket().received(), aTicket().started(), aTicket().completed()))
        .allMatch(ticket -> ticket.state().isOpen());
    assertThat(List.of(aTicket().delivered(), aTicket().withdrawn()))
        .noneMatch(ticket -> ticket.state().isOpen());
  }

  @Test
  void tells_the_times_of_the_steps_that_were_taken_and_no_others() {
    assertTimes(aTicket().received(), Optional.empty(), Optional.empty(), Optional.empty());
    assertTimes(aTicket().started(), Optional.of(STARTED), Optional.empty(), Optional.empty());
    assertTimes(
        aTicket().completed(), Optional.of(STARTED), Optional.of(COMPLETED), Optional.empty());
    assertTimes(
        aTicket().delivered(),
        Optional.of(STARTED),
        Optional.of(COMPLETED),
        Optional.of(DELIVERED));
  }

  @Test
  void remembers_when_it_was_received() {
    assertThat(aTicket().received().snapshot().receivedAt()).isEqualTo(NOON);
  }

  @Test
  void receiving_tells_nobody_because_the_order_knows_that_it_was_released() {
    assertThat(aTicket().received().events()).isEmpty();
  }

  @Test
  void tells_of_each_step_once_with_the_times_of_the_steps_before() {
    KitchenTicket ticket = aTicket().received();

    for (int press = 0; press < 2; press++) {
      ticket.startPreparation(STARTED.plusMillis(press));
      ticket.completePreparation(COMPLETED.plusMillis(press));
      ticket.handOver(DELIVERED.plusMillis(press));
    }

    assertThat(ticket.events())
        .containsExactly(
            new PreparationStarted(ORDER, STARTED),
            new PreparationCompleted(ORDER, STARTED, COMPLETED),
            new OrderHandedOver(ORDER, STARTED, COMPLETED, DELIVERED));
  }

  @Test
  void an_event_happened_when_its_own_step_was_taken() {
    assertThat(aTicket().delivered().events())
        .extracting(TicketEvent::at)
        .containsExactly(STARTED, COMPLETED, DELIVERED);
  }

  @Test
  void a_withdrawn_ticket_still_tells_how_far_it_had_come() {
    KitchenTicket ticket = aTicket().completed();

    ticket.withdraw(DELIVERED);

    assertThat(ticket.state())
        .isEqualTo(new Withdrawn(DELIVERED, Optional.of(STARTED), Optional.of(COMPLETED)));
    assertThat(ticket.state().isOpen()).isFalse();
  }

  @Test
  void withdrawing_tells_nobody_because_the_order_knows_that_it_was_cancelled() {
    assertThat(aTicket().withdrawn().events()).isEmpty();
  }

  @Test
  void an_order_that_never_came_can_be_withdrawn_and_asks_for_nothing() {
    KitchenTicket ticket = KitchenTicket.withdrawnBeforeReceived(ORDER, NOON);

    assertThat(ticket.state().status()).isEqualTo(TicketStatus.WITHDRAWN);
    assertThat(ticket.snapshot().items()).isEmpty();
    assertThat(ticket.events()).isEmpty();
  }

  @Test
  void comes_back_as_it_was_and_raises_nothing() {
    TicketSnapshot stored = aTicket().delivered().snapshot();

    KitchenTicket ticket = KitchenTicket.rehydrate(stored);

    assertThat(ticket.snapshot()).isEqualTo(stored);
    assertThat(ticket.events()).isEmpty();
  }

  @Test
  void nobody_changes_its_items_from_outside() {
    List<TicketItem> items = new ArrayList<>(List.of(new TicketItem("X-Burger", 1)));
    KitchenTicket ticket = KitchenTicket.receive(ORDER, items, NOON);

    items.clear();

    assertThat(ticket.snapshot().items()).containsExactly(new TicketItem("X-Burger", 1));
  }

  @Test
  void needs_something_to_prepare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KitchenTicket.receive(ORDER, List.of(), NOON))
        .withMessageContaining("between 1 and 100");
  }

  @Test
  void does_not_take_more_items_than_a_kitchen_can_read() {
    List<TicketItem> items = Collections.nCopies(101, new TicketItem("X-Burger", 1));

    assertThat(KitchenTicket.receive(ORDER, items.subList(1, 101), NOON).snapshot().items())
        .hasSize(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KitchenTicket.receive(ORDER, items, NOON))
        .withMessageContaining("between 1 and 100");
  }

  @Test
  void an_item_has_a_name_and_a_quantity_that_can_be_prepared() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TicketItem(" ", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TicketItem("x".repeat(201), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TicketItem("X-Burger", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TicketItem("X-Burger", 1000));
    assertThat(new TicketItem("x".repeat(200), 999).quantity()).isEqualTo(999);
  }

  private static void assertTimes(
      KitchenTicket ticket,
      Optional<Instant> began,
      Optional<Instant> ready,
      Optional<Instant> handedOver) {
    assertThat(ticket.state().beganAt()).as("%s began", ticket.state()).isEqualTo(began);
    assertThat(ticket.state().readyAt()).as("%s ready", ticket.state()).isEqualTo(ready);
    assertThat(ticket.state().handedOverAt()).as("%s over", ticket.state()).isEqualTo(handedOver);
  }
}
