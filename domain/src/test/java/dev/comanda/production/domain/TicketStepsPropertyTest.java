package dev.comanda.production.domain;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.production.domain.Transition.Applied;
import dev.comanda.production.domain.Transition.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Buttons are pressed twice and too early; whatever people press, a ticket makes sense. */
class TicketStepsPropertyTest {

  private static final List<List<TicketStatus>> STEPS =
      List.of(
          List.of(TicketStatus.RECEIVED, TicketStatus.STARTED),
          List.of(TicketStatus.STARTED, TicketStatus.COMPLETED),
          List.of(TicketStatus.COMPLETED, TicketStatus.DELIVERED));

  enum Step {
    START,
    COMPLETE,
    HAND_OVER,
    WITHDRAW;

    Transition apply(KitchenTicket ticket) {
      return switch (this) {
        case START -> ticket.startPreparation(NOON);
        case COMPLETE -> ticket.completePreparation(NOON);
        case HAND_OVER -> ticket.handOver(NOON);
        case WITHDRAW -> ticket.withdraw(NOON);
      };
    }
  }

  @Property
  void any_permutation_and_repetition_of_the_steps_ends_in_delivered(
      @ForAll @IntRange(max = 8) int repetitions, @ForAll Random random) {
    List<Step> steps = new ArrayList<>(List.of(Step.START, Step.COMPLETE, Step.HAND_OVER));
    for (int i = 0; i < repetitions; i++) {
      steps.add(steps.get(random.nextInt(3)));
    }
    Collections.shuffle(steps, random);
    KitchenTicket ticket = aTicket().received();

    Deque<Step> waiting = new ArrayDeque<>(steps);
    for (int left = 1000; !waiting.isEmpty() && left > 0; left--) {
      Step step = waiting.removeFirst();
      if (step.apply(ticket) instanceof Refused) {
        waiting.addLast(step);
      }
    }

    assertThat(waiting).as("steps that were never possible").isEmpty();
    assertThat(ticket.state().status()).isEqualTo(TicketStatus.DELIVERED);
    assertThat(ticket.events()).as("no event is raised twice").hasSize(3);
  }

  @Property
  void whatever_is_pressed_a_ticket_only_goes_forward_and_never_skips_a_step(
      @ForAll @Size(max = 12) List<Step> presses) {
    KitchenTicket ticket = aTicket().received();

    for (Step step : presses) {
      TicketStatus before = ticket.state().status();
      TicketSnapshot snapshot = ticket.snapshot();
      Transition transition = step.apply(ticket);
      TicketStatus after = ticket.state().status();
      if (transition instanceof Applied && step == Step.WITHDRAW) {
        assertThat(after).isEqualTo(TicketStatus.WITHDRAWN);
      } else if (transition instanceof Applied) {
        assertThat(List.of(before, after)).isIn(STEPS);
      } else {
        assertThat(ticket.snapshot()).isEqualTo(snapshot);
      }
    }
  }

  @Property
  void what_is_withdrawn_stays_withdrawn(@ForAll @Size(max = 12) List<Step> presses) {
    KitchenTicket ticket = aTicket().withdrawn();
    TicketState before = ticket.state();

    presses.forEach(step -> step.apply(ticket));

    assertThat(ticket.state()).isEqualTo(before);
    assertThat(ticket.events()).isEmpty();
  }
}
