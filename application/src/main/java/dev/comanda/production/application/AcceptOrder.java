package dev.comanda.production.application;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketSnapshot;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Puts a released order into the kitchen's queue. The release comes from the order context, more
 * than once and in any order with its cancellation; no person asks for it, hence no requester.
 */
@PrimaryPort
public interface AcceptOrder {

  /** Accepts; doing it twice makes no second ticket. */
  Outcome accept(Command command);

  /**
   * What is to be prepared.
   *
   * @param items 1 to {@value dev.comanda.production.domain.KitchenTicket#MAX_ITEMS}
   */
  record Command(ProductionId production, List<TicketItem> items) {

    /**
     * @throws IllegalArgumentException if there are no items, or too many
     */
    public Command {
      items = List.copyOf(items);
      if (items.isEmpty() || items.size() > KitchenTicket.MAX_ITEMS) {
        throw new IllegalArgumentException("must have 1 to " + KitchenTicket.MAX_ITEMS + " items");
      }
    }
  }

  /** What became of it. */
  sealed interface Outcome {

    /** The kitchen has the order, now or before. */
    record Accepted(TicketSnapshot ticket) implements Outcome {}

    /** The order was cancelled meanwhile: nothing to prepare. */
    record Withdrawn() implements Outcome {}
  }
}
