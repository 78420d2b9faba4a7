package dev.comanda.production.adapter.dynamodb;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.production.application.KitchenTickets;
import dev.comanda.production.application.KitchenTicketsContract;
import dev.comanda.production.application.TestMessages;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.shared.adapter.dynamodb.PendingMessages;
import dev.comanda.shared.adapter.dynamodb.TestTables;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract over tables that a subclass provides, wherever they are. */
abstract class DynamoKitchenTicketsContract extends KitchenTicketsContract {

  private final AtomicInteger wakeUps = new AtomicInteger();

  /** Where the tickets are. */
  protected abstract TestTables tables();

  @Override
  protected KitchenTickets tickets() {
    return new DynamoKitchenTickets(
        tables().client(),
        tables().definitions().productions(),
        TestMessages::of,
        InstantSource.system(),
        wakeUps::incrementAndGet);
  }

  @Override
  protected List<OutgoingMessage> pendingMessagesOf(ProductionId production) {
    return PendingMessages.of(
        tables().client(), tables().definitions().productions(), production.toString());
  }

  @Test
  void wakes_the_relay_up_when_there_is_something_to_publish_and_only_then() {
    ProductionId id = new ProductionId(UUID.randomUUID());
    tickets().add(aTicket().withId(id).received());
    assertThat(wakeUps).hasValue(0);

    KitchenTicket found = tickets().find(id).orElseThrow();
    found.startPreparation(NOON);
    tickets().save(found);

    assertThat(wakeUps).hasValue(1);
  }
}
