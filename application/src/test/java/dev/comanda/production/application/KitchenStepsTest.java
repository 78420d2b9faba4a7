package dev.comanda.production.application;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketEvent;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketState.Completed;
import dev.comanda.production.domain.TicketState.Delivered;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the first step to the last, and what the staff sees of it. */
class KitchenStepsTest {

  private static final Requester COOK = new Requester("cook", Role.EMPLOYEE);
  private static final Instant STARTED = NOON.plusSeconds(60);
  private static final Instant LATER = NOON.plusSeconds(600);

  private final FakeKitchenTickets tickets = new FakeKitchenTickets();

  @Test
  void completes_what_was_started() {
    tickets.having(aTicket().started());

    for (int press = 0; press < 2; press++) {
      assertThat(complete(COOK)).isInstanceOf(CompletePreparation.Outcome.Completed.class);
      assertThat(found().state()).isEqualTo(new Completed(STARTED, LATER));
    }
    assertThat(tickets.events())
        .containsExactly(new TicketEvent.PreparationCompleted(ORDER, STARTED, LATER));
  }

  @Test
  void does_not_complete_what_was_not_started_or_was_cancelled() {
    tickets.having(aTicket().received());
    assertThat(complete(COOK))
        .isEqualTo(new CompletePreparation.Outcome.NotPossible(TicketStatus.RECEIVED));

    tickets.having(aTicket().withdrawn());
    assertThat(complete(COOK))
        .isEqualTo(new CompletePreparation.Outcome.NotPossible(TicketStatus.WITHDRAWN));
    assertThat(tickets.events()).isEmpty();
  }

  @Test
  void hands_over_what_is_completed() {
    tickets.having(aTicket().completed());

    for (int press = 0; press < 2; press++) {
      assertThat(handOver(COOK)).isInstanceOf(HandOver.Outcome.HandedOver.class);
      assertThat(found().state()).isEqualTo(new Delivered(STARTED, STARTED.plusSeconds(60), LATER));
    }
    assertThat(tickets.events())
        .containsExactly(
            new TicketEvent.OrderHandedOver(ORDER, STARTED, STARTED.plusSeconds(60), LATER));
  }

  @Test
  void does_not_hand_over_what_is_not_ready_or_was_cancelled() {
    tickets.having(aTicket().received());
    assertThat(handOver(COOK)).isEqualTo(new HandOver.Outcome.NotPossible(TicketStatus.RECEIVED));

    tickets.having(aTicket().started());
    assertThat(handOver(COOK)).isEqualTo(new HandOver.Outcome.NotPossible(TicketStatus.STARTED));

    tickets.having(aTicket().withdrawn());
    assertThat(handOver(COOK)).isEqualTo(new HandOver.Outcome.NotPossible(TicketStatus.WITHDRAWN));
    assertThat(tickets.events()).isEmpty();
  }

  @Test
  void says_that_the_kitchen_has_no_such_order() {
    assertThat(complete(COOK)).isEqualTo(new CompletePreparation.Outcome.NotFound());
    assertThat(handOver(COOK)).isEqualTo(new HandOver.Outcome.NotFound());
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "EMPLOYEE", mode = EnumSource.Mode.EXCLUDE)
  void only_the_staff_works_in_the_kitchen_and_sees_its_queue(Role role) {
    tickets.having(aTicket().completed());
    Requester somebody = new Requester("somebody", role);

    assertThat(complete(somebody)).isEqualTo(new CompletePreparation.Outcome.StaffOnly());
    assertThat(handOver(somebody)).isEqualTo(new HandOver.Outcome.StaffOnly());
    assertThat(list(somebody, Optional.empty()))
        .isEqualTo(new ListKitchenQueue.Outcome.StaffOnly());
    assertThat(found().state().status()).isEqualTo(TicketStatus.COMPLETED);
  }

  @Test
  void the_queue_shows_what_the_kitchen_and_the_counter_still_have_to_do() {
    ProductionId received =
        having(aTicket().withId(id(3)).receivedAt(NOON.plusSeconds(2)).received());
    ProductionId started =
        having(aTicket().withId(id(2)).receivedAt(NOON.plusSeconds(1)).started());
    ProductionId completed = having(aTicket().withId(id(1)).receivedAt(NOON).completed());
    having(aTicket().withId(id(4)).delivered());
    having(aTicket().withId(id(5)).withdrawn());

    assertThat(listed(Optional.empty())).containsExactly(completed, started, received);
    assertThat(listed(Optional.of(TicketStatus.DELIVERED))).containsExactly(id(4));
    assertThat(listed(Optional.of(TicketStatus.WITHDRAWN))).containsExactly(id(5));
  }

  private ProductionId having(KitchenTicket ticket) {
    tickets.having(ticket);
    return ticket.getId();
  }

  private List<ProductionId> listed(Optional<TicketStatus> status) {
    ListKitchenQueue.Outcome outcome = list(COOK, status);
    assertThat(outcome).isInstanceOf(ListKitchenQueue.Outcome.Listed.class);
    return ((ListKitchenQueue.Outcome.Listed) outcome)
        .page().items().stream().map(TicketSnapshot::id).toList();
  }

  private ListKitchenQueue.Outcome list(Requester requester, Optional<TicketStatus> status) {
    return ProductionUseCases.listKitchenQueue(tickets)
        .list(new ListKitchenQueue.Query(requester, status, PageRequest.first(10)));
  }

  private CompletePreparation.Outcome complete(Requester requester) {
    return ProductionUseCases.completePreparation(tickets, () -> LATER)
        .complete(new CompletePreparation.Command(requester, ORDER));
  }

  private HandOver.Outcome handOver(Requester requester) {
    return ProductionUseCases.handOver(tickets, () -> LATER)
        .handOver(new HandOver.Command(requester, ORDER));
  }

  private KitchenTicket found() {
    return tickets.find(ORDER).orElseThrow();
  }

  private static ProductionId id(int number) {
    return new ProductionId(new UUID(0, number));
  }
}
