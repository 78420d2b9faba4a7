package dev.comanda.order.domain;

import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A step in an order's life.
 *
 * @param at when it happened, as told by the context where it happened
 * @param note what the status alone does not say, such as the reason of a cancellation
 */
public record HistoryEntry(OrderStatus status, Instant at, Optional<String> note)
    implements ValueObject {}
