package dev.comanda.production.domain;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.domain.TransitionTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TicketTransitionTableTest {

  @Test
  void every_command_has_a_known_outcome_in_every_state() {
    new TransitionTable<KitchenTicket>("production", ticket -> ticket.state().status().name())
        .command("startPreparation", ticket -> ticket.startPreparation(NOON))
        .command("completePreparation", ticket -> ticket.completePreparation(NOON))
        .command("handOver", ticket -> ticket.handOver(NOON))
        .command("withdraw", ticket -> ticket.withdraw(NOON))
        .verify(rows());
  }

  @Test
  void every_state_has_a_row() {
    assertThat(rows().keySet())
        .containsExactlyElementsOf(Arrays.stream(TicketStatus.values()).map(Enum::name).toList());
  }

  private static Map<String, Function<String, KitchenTicket>> rows() {
    Map<String, Function<String, KitchenTicket>> rows = new LinkedHashMap<>();
    row(rows, TicketStatus.RECEIVED, () -> aTicket().received());
    row(rows, TicketStatus.STARTED, () -> aTicket().started());
    row(rows, TicketStatus.COMPLETED, () -> aTicket().completed());
    row(rows, TicketStatus.DELIVERED, () -> aTicket().delivered());
    row(rows, TicketStatus.WITHDRAWN, () -> aTicket().withdrawn());
    return rows;
  }

  private static void row(
      Map<String, Function<String, KitchenTicket>> rows,
      TicketStatus status,
      Supplier<KitchenTicket> fresh) {
    rows.put(status.name(), _ -> fresh.get());
  }
}
