package dev.comanda.production.adapter.http;

import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.adapter.http.NameOf;
import dev.comanda.shared.adapter.http.WireNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kitchen's work on an order as callers see it. */
@Schema(name = "Production")
record ProductionRepresentation(
    UUID id,
    UUID orderId,
    @NameOf(TicketStatus.class) String status,
    List<ItemRepresentation> items,
    Instant receivedAt,
    @Schema(description = "Absent until the kitchen begins.") @Nullable Instant startedAt,
    @Schema(description = "Absent until the food is ready.") @Nullable Instant completedAt,
    @Schema(description = "Absent until the customer has it.") @Nullable Instant deliveredAt) {

  @Schema(name = "ProductionItem")
  record ItemRepresentation(
      @Schema(example = "X-Burger") String name, @Schema(example = "2") int quantity) {

    static ItemRepresentation of(TicketItem item) {
      return new ItemRepresentation(item.name(), item.quantity());
    }
  }

  /** A production has the id of its order: the kitchen works once on each. */
  static ProductionRepresentation of(TicketSnapshot ticket) {
    return new ProductionRepresentation(
        ticket.id().value(),
        ticket.id().value(),
        WireNames.of(ticket.state().status()),
        ticket.items().stream().map(ItemRepresentation::of).toList(),
        ticket.receivedAt(),
        ticket.state().beganAt().orElse(null),
        ticket.state().readyAt().orElse(null),
        ticket.state().handedOverAt().orElse(null));
  }
}
