package dev.comanda.production.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The words in which tests speak of tickets: {@code aTicket().receivedAt(NOON).started()}. */
public final class ATicket {

  /** When test tickets are received. */
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** The order of test tickets. */
  public static final ProductionId ORDER =
      new ProductionId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L));

  private ProductionId id = ORDER;
  private Instant receivedAt = NOON;
  private List<TicketItem> items =
      List.of(new TicketItem("X-Burger", 2), new TicketItem("Suco de laranja", 1));

  private ATicket() {}

  /** Two burgers and a juice, received at noon. */
  public static ATicket aTicket() {
    return new ATicket();
  }

  /** For another order. */
  public ATicket withId(ProductionId other) {
    id = other;
    return this;
  }

  /** At another time. */
  public ATicket receivedAt(Instant at) {
    receivedAt = at;
    return this;
  }

  /** Of something else. */
  public ATicket of(TicketItem... other) {
    items = List.of(other);
    return this;
  }

  /** Waiting for the kitchen. */
  public KitchenTicket received() {
    return KitchenTicket.receive(id, items, receivedAt);
  }

  /** In the kitchen. */
  public KitchenTicket started() {
    KitchenTicket ticket = received();
    ticket.startPreparation(later(1));
    return ticket;
  }

  /** At the counter. */
  public KitchenTicket completed() {
    KitchenTicket ticket = started();
    ticket.completePreparation(later(2));
    return ticket;
  }

  /** Handed over. */
  public KitchenTicket delivered() {
    KitchenTicket ticket = completed();
    ticket.handOver(later(3));
    return ticket;
  }

  /** Cancelled before the kitchen began. */
  public KitchenTicket withdrawn() {
    KitchenTicket ticket = received();
    ticket.withdraw(later(1));
    return ticket;
  }

  private Instant later(int minutes) {
    return receivedAt.plus(Duration.ofMinutes(minutes));
  }
}
