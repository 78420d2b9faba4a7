package dev.comanda.production.adapter.memory;

import dev.comanda.production.application.KitchenTickets;
import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketEvent;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/**
 * Tickets as snapshots, which nobody can change. One lock makes state and messages one step, as a
 * conditional write does elsewhere.
 */
@SecondaryAdapter
public final class InMemoryKitchenTickets implements KitchenTickets {

  private static final Comparator<TicketPosition> OLDEST_FIRST =
      Comparator.comparing(TicketPosition::receivedAt)
          .thenComparing(position -> position.production().toString());

  private final MessageFormat<TicketEvent> format;
  private final InMemoryOutbox outbox;
  private final Runnable wakeUp;
  private final Map<ProductionId, TicketSnapshot> tickets = new HashMap<>();
  private final NavigableMap<TicketPosition, ProductionId> oldestFirst =
      new TreeMap<>(OLDEST_FIRST);

  /**
   * @param outbox takes the messages
   * @param wakeUp called after messages were stored
   */
  public InMemoryKitchenTickets(
      MessageFormat<TicketEvent> format, InMemoryOutbox outbox, Runnable wakeUp) {
    this.format = format;
    this.outbox = outbox;
    this.wakeUp = wakeUp;
  }

  @Override
  public synchronized Optional<KitchenTicket> find(ProductionId id) {
    return Optional.ofNullable(tickets.get(id)).map(KitchenTicket::rehydrate);
  }

  @Override
  public boolean add(KitchenTicket ticket) {
    List<OutgoingMessage> messages = messagesOf(ticket);
    synchronized (this) {
      if (tickets.containsKey(ticket.getId())) {
        return false;
      }
      oldestFirst.put(TicketPosition.of(ticket.snapshot()), ticket.getId());
      store(ticket, messages);
    }
    wakeUpFor(messages);
    return true;
  }

  @Override
  public void save(KitchenTicket ticket) {
    List<OutgoingMessage> messages = messagesOf(ticket);
    synchronized (this) {
      TicketSnapshot current = tickets.get(ticket.getId());
      if (current == null || current.version() != ticket.snapshot().version()) {
        throw new ConcurrentChangeException("ticket " + ticket.getId());
      }
      store(ticket, messages);
    }
    wakeUpFor(messages);
  }

  @Override
  public synchronized Page<TicketSnapshot, TicketPosition> list(
      Optional<TicketStatus> status, PageRequest<TicketPosition> page) {
    Collection<ProductionId> candidates =
        page.after()
            .map(position -> oldestFirst.tailMap(position, false))
            .orElse(oldestFirst)
            .values();
    return Page.of(
        candidates.stream()
            .map(tickets::get)
            .filter(ticket ->
                status
                    .map(wanted -> ticket.state().status() == wanted)
                    .orElseGet(() -> ticket.state().isOpen()))
            .limit(page.limit() + 1L)
            .toList(),
        page,
        TicketPosition::of);
  }

  private List<OutgoingMessage> messagesOf(KitchenTicket ticket) {
    return ticket.events().stream().flatMap(event -> format.messagesFor(event).stream()).toList();
  }

  private void store(KitchenTicket ticket, List<OutgoingMessage> messages) {
    TicketSnapshot snapshot = ticket.snapshot();
    tickets.put(
        snapshot.id(),
        new TicketSnapshot(
            snapshot.id(),
            snapshot.items(),
            snapshot.receivedAt(),
            snapshot.state(),
            snapshot.version() + 1));
    outbox.store(messages);
  }

  private void wakeUpFor(List<OutgoingMessage> messages) {
    if (!messages.isEmpty()) {
      wakeUp.run();
    }
  }
}
