package dev.comanda.production.application;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketEvent;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tickets for tests of use cases: shows which events were stored with which state, and can fail or
 * let somebody else be faster.
 */
public final class FakeKitchenTickets implements KitchenTickets {

  private final Map<ProductionId, TicketSnapshot> stored = new HashMap<>();
  private final List<TicketEvent> events = new ArrayList<>();
  private boolean down;
  private Runnable beforeNextWrite = () -> {};

  /** From now on the store does not answer to writes. */
  public void goDown() {
    down = true;
  }

  /** Somebody else does something between the next read and its write. */
  public void beforeNextWrite(Runnable somebodyElse) {
    beforeNextWrite = somebodyElse;
  }

  /** The events that were stored, oldest first. */
  public List<TicketEvent> events() {
    return List.copyOf(events);
  }

  /** How many tickets are stored. */
  public int count() {
    return stored.size();
  }

  /** Stores a ticket that a test begins with. */
  public FakeKitchenTickets having(KitchenTicket ticket) {
    stored.put(ticket.getId(), withVersion(ticket.snapshot(), 1));
    return this;
  }

  @Override
  public Optional<KitchenTicket> find(ProductionId id) {
    return Optional.ofNullable(stored.get(id)).map(KitchenTicket::rehydrate);
  }

  @Override
  public boolean add(KitchenTicket ticket) {
    failIfDown();
    runOnce();
    if (stored.containsKey(ticket.getId())) {
      return false;
    }
    store(ticket);
    return true;
  }

  @Override
  public void save(KitchenTicket ticket) {
    failIfDown();
    runOnce();
    TicketSnapshot current = stored.get(ticket.getId());
    if (current == null || current.version() != ticket.snapshot().version()) {
      throw new ConcurrentChangeException("ticket " + ticket.getId());
    }
    store(ticket);
  }

  @Override
  public Page<TicketSnapshot, TicketPosition> list(
      Optional<TicketStatus> status, PageRequest<TicketPosition> page) {
    return new Page<>(
        stored.values().stream()
            .filter(ticket ->
                status
                    .map(wanted -> ticket.state().status() == wanted)
                    .orElseGet(() -> ticket.state().isOpen()))
            .sorted(Comparator.comparing(TicketSnapshot::receivedAt))
            .limit(page.limit())
            .toList(),
        Optional.empty());
  }

  private void store(KitchenTicket ticket) {
    TicketSnapshot snapshot = ticket.snapshot();
    stored.put(ticket.getId(), withVersion(snapshot, snapshot.version() + 1));
    events.addAll(ticket.events());
  }

  private void failIfDown() {
    if (down) {
      throw new DependencyUnavailableException("KitchenTickets", Duration.ofSeconds(1), null);
    }
  }

  private void runOnce() {
    Runnable somebodyElse = beforeNextWrite;
    beforeNextWrite = () -> {};
    somebodyElse.run();
  }

  private static TicketSnapshot withVersion(TicketSnapshot ticket, long version) {
    return new TicketSnapshot(
        ticket.id(), ticket.items(), ticket.receivedAt(), ticket.state(), version);
  }
}
