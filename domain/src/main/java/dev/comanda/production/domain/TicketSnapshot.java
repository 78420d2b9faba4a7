package dev.comanda.production.domain;

import java.time.Instant;
import java.util.List;

/**
 * All of a ticket as data, for those who store or show it.
 *
 * @param items what to prepare; empty if the order was cancelled before it reached the kitchen
 * @param receivedAt when the kitchen first heard of the order
 * @param version how often the ticket has been stored; 0 before the first time
 */
public record TicketSnapshot(
    ProductionId id, List<TicketItem> items, Instant receivedAt, TicketState state, long version) {

  /** Copies the items, so that nobody changes a snapshot afterwards. */
  public TicketSnapshot {
    items = List.copyOf(items);
  }
}
