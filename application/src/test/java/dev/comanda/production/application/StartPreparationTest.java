package dev.comanda.production.application;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.production.application.StartPreparation.Outcome;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.TicketEvent.PreparationStarted;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketState.Started;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartPreparationTest {

  private static final Requester COOK = new Requester("cook", Role.EMPLOYEE);

  private final FakeKitchenTickets tickets = new FakeKitchenTickets().having(aTicket().received());
  private Instant now = NOON.plusSeconds(60);
  private final StartPreparation startPreparation =
      ProductionUseCases.startPreparation(tickets, () -> now);

  @Test
  void stores_the_news_with_the_state() {
    assertThat(started(start(COOK)).state()).isEqualTo(new Started(NOON.plusSeconds(60)));
    assertThat(tickets.events())
        .containsExactly(new PreparationStarted(ORDER, NOON.plusSeconds(60)));
  }

  @Test
  void changes_nothing_and_says_so_when_the_store_does_not_answer() {
    tickets.goDown();

    assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(() -> start(COOK));
    assertThat(status()).isEqualTo(TicketStatus.RECEIVED);
    assertThat(tickets.events()).isEmpty();
  }

  @Test
  void pressing_twice_is_harmless_and_answers_the_same() {
    TicketSnapshot first = started(start(COOK));
    now = now.plusSeconds(5);
    TicketSnapshot second = started(start(COOK));

    assertThat(second.state()).isEqualTo(first.state());
    assertThat(tickets.events()).hasSize(1);
  }

  @Test
  void two_cooks_who_press_at_the_same_moment_start_once() {
    tickets.beforeNextWrite(() -> start(COOK));

    assertThat(start(COOK)).isInstanceOf(Outcome.Started.class);
    assertThat(tickets.events()).hasSize(1);
  }

  @Test
  void a_completed_order_is_not_begun_again() {
    tickets.having(aTicket().completed());

    assertThat(started(start(COOK)).state().status()).isEqualTo(TicketStatus.COMPLETED);
    assertThat(status()).isEqualTo(TicketStatus.COMPLETED);
  }

  @Test
  void a_cancelled_order_is_not_begun() {
    tickets.having(aTicket().withdrawn());

    assertThat(start(COOK)).isEqualTo(new Outcome.NotPossible(TicketStatus.WITHDRAWN));
    assertThat(tickets.events()).isEmpty();
  }

  @Test
  void a_cook_learns_that_the_order_was_cancelled_at_the_same_moment() {
    tickets.beforeNextWrite(() -> {
      KitchenTicket ticket = tickets.find(ORDER).orElseThrow();
      ticket.withdraw(NOON);
      tickets.save(ticket);
    });

    assertThat(start(COOK)).isEqualTo(new Outcome.NotPossible(TicketStatus.WITHDRAWN));
    assertThat(tickets.events()).isEmpty();
  }

  @Test
  void says_that_the_kitchen_has_no_such_order() {
    StartPreparation emptyKitchen =
        ProductionUseCases.startPreparation(new FakeKitchenTickets(), () -> now);

    assertThat(emptyKitchen.start(new StartPreparation.Command(COOK, ORDER)))
        .isEqualTo(new Outcome.NotFound());
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "EMPLOYEE", mode = EnumSource.Mode.EXCLUDE)
  void only_the_staff_starts(Role role) {
    assertThat(start(new Requester("somebody", role))).isEqualTo(new Outcome.StaffOnly());
    assertThat(status()).isEqualTo(TicketStatus.RECEIVED);
  }

  private Outcome start(Requester requester) {
    return startPreparation.start(new StartPreparation.Command(requester, ORDER));
  }

  private TicketStatus status() {
    return tickets.find(ORDER).orElseThrow().state().status();
  }

  private static TicketSnapshot started(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Started.class);
    return ((Outcome.Started) outcome).ticket();
  }
}
