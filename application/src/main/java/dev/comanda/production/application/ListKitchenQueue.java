package dev.comanda.production.application;

import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Lists what the kitchen and the counter have to do, oldest first. */
@PrimaryPort
public interface ListKitchenQueue {

  /** One page. */
  Outcome list(Query query);

  /**
   * @param status only tickets of this status; everything received, started or completed if empty
   */
  record Query(
      Requester requester, Optional<TicketStatus> status, PageRequest<TicketPosition> page) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The page asked for. */
    record Listed(Page<TicketSnapshot, TicketPosition> page) implements Outcome {}

    /** Whoever asks does not work in the restaurant. */
    record StaffOnly() implements Outcome {}
  }
}
