package dev.comanda.production.application;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * All tickets of the kitchen.
 *
 * <p>Promise: {@code add} and {@code save} store the ticket's new state together with the messages
 * that tell of its events, or neither. What is found is a copy: changing it changes nothing until
 * it is saved. Failure: {@link dev.comanda.shared.application.DependencyUnavailableException}.
 * Consistency: {@code find} sees every write that was answered before; {@code list} sees it at the
 * latest seconds afterwards. Contract test: {@code KitchenTicketsContract}.
 */
@SecondaryPort
public interface KitchenTickets {

  /** The ticket, as it was last stored. */
  Optional<KitchenTicket> find(ProductionId id);

  /**
   * Stores a new ticket.
   *
   * @return whether it was stored: not if there is one with this id
   */
  boolean add(KitchenTicket ticket);

  /**
   * Stores a changed ticket.
   *
   * @throws dev.comanda.shared.application.ConcurrentChangeException if it was stored by somebody
   *     else since it was found; nothing is stored then
   */
  void save(KitchenTicket ticket);

  /**
   * A page of tickets, oldest first.
   *
   * @param status only tickets of this status; all on which the kitchen or the counter still has
   *     something to do if empty
   */
  Page<TicketSnapshot, TicketPosition> list(
      Optional<TicketStatus> status, PageRequest<TicketPosition> page);
}
