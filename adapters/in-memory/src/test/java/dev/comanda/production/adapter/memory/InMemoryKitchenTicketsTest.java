package dev.comanda.production.adapter.memory;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.production.application.KitchenTickets;
import dev.comanda.production.application.KitchenTicketsContract;
import dev.comanda.production.application.TestMessages;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryKitchenTicketsTest extends KitchenTicketsContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox(InstantSource.system());
  private final AtomicInteger wakeUps = new AtomicInteger();
  private final KitchenTickets tickets =
      new InMemoryKitchenTickets(TestMessages::of, outbox, wakeUps::incrementAndGet);

  @Override
  protected KitchenTickets tickets() {
    return tickets;
  }

  @Override
  protected List<OutgoingMessage> pendingMessagesOf(ProductionId production) {
    return outbox.claim(Integer.MAX_VALUE, Duration.ZERO).stream()
        .filter(message -> TestMessages.isAbout(production, message))
        .toList();
  }

  @Test
  void wakes_the_relay_up_when_there_is_something_to_publish_and_only_then() {
    tickets.add(aTicket().received());
    assertThat(wakeUps).hasValue(0);

    KitchenTicket found = tickets.find(ORDER).orElseThrow();
    found.startPreparation(NOON);
    tickets.save(found);

    assertThat(wakeUps).hasValue(1);
  }
}
