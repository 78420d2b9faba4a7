package dev.comanda.production.application;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketPositionTest {

  @Test
  void is_when_a_ticket_was_received_whatever_happened_since() {
    assertThat(TicketPosition.of(aTicket().receivedAt(NOON).delivered().snapshot()))
        .isEqualTo(new TicketPosition(NOON, ORDER));
  }
}
