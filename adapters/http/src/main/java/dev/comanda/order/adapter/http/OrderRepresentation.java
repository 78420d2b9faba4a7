package dev.comanda.order.adapter.http;

import dev.comanda.order.domain.HistoryEntry;
import dev.comanda.order.domain.OrderLine;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.PaymentId;
import dev.comanda.shared.adapter.http.MoneyRepresentation;
import dev.comanda.shared.adapter.http.NameOf;
import dev.comanda.shared.adapter.http.WireNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as callers see it. */
@Schema(name = "Order")
record OrderRepresentation(
    UUID id,
    @NameOf(OrderStatus.class) String status,
    List<ItemRepresentation> items,
    MoneyRepresentation total,
    @Schema(description = "Absent until the payment is known.") @Nullable UUID paymentId,
    Instant placedAt,
    @Schema(description = "Oldest first.") List<HistoryRepresentation> history) {

  @Schema(name = "OrderItem")
  record ItemRepresentation(
      UUID productId,
      @Schema(example = "Burger") String name,
      MoneyRepresentation unitPrice,
      @Schema(example = "2") int quantity,
      MoneyRepresentation subtotal) {

    static ItemRepresentation of(OrderLine line) {
      return new ItemRepresentation(
          line.product().value(),
          line.name(),
          MoneyRepresentation.of(line.unitPrice()),
          line.quantity().value(),
          MoneyRepresentation.of(line.subtotal()));
    }
  }

  @Schema(name = "OrderHistoryEntry")
  record HistoryRepresentation(
      @NameOf(OrderStatus.class) String status,
      Instant at,
      @Schema(
              description = "What the status alone does not say, such as why it was cancelled.",
              example = "byCustomer")
          @Nullable String note) {

    static HistoryRepresentation of(HistoryEntry entry) {
      return new HistoryRepresentation(
          WireNames.of(entry.status()),
          entry.at(),
          entry.note().map(WireNames::camelCase).orElse(null));
    }
  }

  static OrderRepresentation of(OrderSnapshot order) {
    return new OrderRepresentation(
        order.id().value(),
        WireNames.of(order.state().status()),
        order.lines().lines().stream().map(ItemRepresentation::of).toList(),
        MoneyRepresentation.of(order.lines().total()),
        order.state().payment().map(PaymentId::value).orElse(null),
        order.placedAt(),
        order.history().stream().map(HistoryRepresentation::of).toList());
  }
}
