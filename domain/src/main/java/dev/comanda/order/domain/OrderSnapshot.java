package dev.comanda.order.domain;

import java.time.Instant;
import java.util.List;

/**
 * All of an order as data, for those who store or show it.
 *
 * @param version how often the order has been stored; 0 before the first time
 */
public record OrderSnapshot(
    OrderId id,
    CustomerId customer,
    OrderLines lines,
    Instant placedAt,
    OrderState state,
    List<HistoryEntry> history,
    long version) {

  /** Copies the history, so that nobody changes a snapshot afterwards. */
  public OrderSnapshot {
    history = List.copyOf(history);
  }

  /** The same order as it was in the moment in which it was placed. */
  public OrderSnapshot asPlaced() {
    return new OrderSnapshot(
        id, customer, lines, placedAt, new OrderState.Placed(), history.subList(0, 1), version);
  }
}
