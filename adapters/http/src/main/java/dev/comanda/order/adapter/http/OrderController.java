package dev.comanda.order.adapter.http;

import dev.comanda.order.application.CancelOrder;
import dev.comanda.order.application.FindOrder;
import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.application.ListOrders;
import dev.comanda.order.application.OrderPosition;
import dev.comanda.order.application.PlaceOrder;
import dev.comanda.order.domain.Basket;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.adapter.http.Cursor;
import dev.comanda.shared.adapter.http.Described;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.MoneyRepresentation;
import dev.comanda.shared.adapter.http.NameOf;
import dev.comanda.shared.adapter.http.PageRepresentation;
import dev.comanda.shared.adapter.http.Problem;
import dev.comanda.shared.adapter.http.ProblemType;
import dev.comanda.shared.adapter.http.Readers;
import dev.comanda.shared.adapter.http.Submitted;
import dev.comanda.shared.adapter.http.Value;
import dev.comanda.shared.adapter.http.WireNames;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders as REST resources. */
@PrimaryAdapter
@RestController
@RequestMapping("/order")
@Tag(name = "Orders", description = "From the basket to the counter.")
public final class OrderController {

  static final Cursor<OrderPosition> CURSOR =
      new Cursor<>(
          2,
          position -> List.of(position.placedAt().toString(), position.order().toString()),
          texts ->
              new OrderPosition(
                  Instant.parse(texts.get(0)), new OrderId(Readers.uuid(texts.get(1)))));

  private final PlaceOrder placeOrder;
  private final CancelOrder cancelOrder;
  private final FindOrder findOrder;
  private final ListOrders listOrders;

  /** A controller that calls these ports. */
  public OrderController(
      PlaceOrder placeOrder, CancelOrder cancelOrder, FindOrder findOrder, ListOrders listOrders) {
    this.placeOrder = placeOrder;
    this.cancelOrder = cancelOrder;
    this.findOrder = findOrder;
    this.listOrders = listOrders;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Place an order",
      description =
          "At the prices of this moment; the payment is asked for at once. Repeating the request with"
              + " the same key and items answers the same order, as it was when it was placed.")
  @Described(
      requests = "order-request.json",
      answer = "order-placed.json",
      problems = {
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.UNKNOWN_PRODUCTS,
        ProblemType.ORDER_TOO_EXPENSIVE
      })
  ResponseEntity<OrderRepresentation> placeOrder(
      Requester requester,
      @Parameter(
              description = "A name of the caller's choice for this order, such as a UUID.",
              required = true,
              example = "4f0c9c3e-6c1f-4c0e-9c67-6d1c4a0c7f5e")
          @RequestHeader(name = "Idempotency-Key", required = false)
          @Nullable String idempotencyKey,
      @RequestBody Submitted<PlaceOrderRequest> submitted) {
    Fields fields = submitted.fields();
    Value<Basket> basket = submitted.content().read(fields);
    if (idempotencyKey == null && fields.areValid()) {
      throw ProblemType.IDEMPOTENCY_KEY_MISSING
          .with("Send the header Idempotency-Key; nothing was ordered.")
          .exception();
    }
    Value<IdempotencyKey> key =
        fields.required("Idempotency-Key", idempotencyKey, IdempotencyKey::new);
    fields.requireValid();
    return switch (placeOrder.place(new PlaceOrder.Command(requester, key.get(), basket.get()))) {
      case PlaceOrder.Outcome.Accepted accepted -> created(accepted.order());
      case PlaceOrder.Outcome.Repeated repeated -> created(repeated.orderAsPlaced());
      case PlaceOrder.Outcome.KeyUsedForAnotherBasket _ ->
          throw ProblemType.IDEMPOTENCY_KEY_REUSED
              .with("Nothing was ordered; use a new key for a new order.")
              .exception();
      case PlaceOrder.Outcome.UnknownProducts unknown ->
          throw ProblemType.UNKNOWN_PRODUCTS
              .with("Nothing was ordered; the products listed are not on the menu.")
              .member(
                  "products", unknown.products().stream().map(p -> p.value().toString()).toList())
              .exception();
      case PlaceOrder.Outcome.TooExpensive tooMuch ->
          throw ProblemType.ORDER_TOO_EXPENSIVE
              .with("Nothing was ordered; split it into several orders.")
              .member("total", MoneyRepresentation.of(tooMuch.total()))
              .member("limit", MoneyRepresentation.of(tooMuch.limit()))
              .exception();
    };
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show an order", description = "With its history. Customers see their own.")
  @Described(answer = "order.json", problems = ProblemType.ORDER_NOT_FOUND)
  OrderRepresentation findOrder(Requester requester, @PathVariable String id) {
    return findOrder
        .find(new FindOrder.Query(requester, orderId(id)))
        .map(OrderRepresentation::of)
        .orElseThrow(() -> notFound().exception());
  }

  @GetMapping
  @Operation(
      summary = "List orders",
      description = "Newest first. Customers see their own, employees everybody's.")
  @Described(answer = "orders.json")
  PageRepresentation<OrderRepresentation> listOrders(
      Requester requester,
      @Parameter(description = "Only orders of this status.")
          @NameOf(OrderStatus.class)
          @RequestParam(required = false)
          @Nullable String status,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    Fields fields = Fields.ofRequest();
    Value<Optional<OrderStatus>> only =
        fields.optional("status", status, name -> WireNames.parse(OrderStatus.class, name));
    Value<PageRequest<OrderPosition>> page = CURSOR.pageRequest(fields, cursor, limit);
    fields.requireValid();
    return PageRepresentation.of(
        listOrders.list(new ListOrders.Query(requester, only.get(), page.get())),
        OrderRepresentation::of,
        CURSOR);
  }

  @PostMapping("/{id}/cancel")
  @Operation(
      summary = "Cancel an order",
      description =
          "Customers until preparation begins, employees until it is handed over. The payment is"
              + " cancelled or refunded. Repeating it is harmless.")
  @Described(
      answer = "order.json",
      problems = {
        ProblemType.ORDER_NOT_FOUND,
        ProblemType.ORDER_NOT_CANCELLABLE,
        ProblemType.CONCURRENT_CHANGE
      })
  OrderRepresentation cancelOrder(Requester requester, @PathVariable String id) {
    return switch (cancelOrder.cancel(new CancelOrder.Command(requester, orderId(id)))) {
      case CancelOrder.Outcome.Cancelled cancelled -> OrderRepresentation.of(cancelled.order());
      case CancelOrder.Outcome.TooLate tooLate ->
          throw ProblemType.ORDER_NOT_CANCELLABLE
              .with("Nothing was changed.")
              .member("orderStatus", WireNames.of(tooLate.status()))
              .exception();
      case CancelOrder.Outcome.NotFound _ -> throw notFound().exception();
    };
  }

  private static ResponseEntity<OrderRepresentation> created(OrderSnapshot order) {
    return ResponseEntity.created(URI.create("/order/" + order.id()))
        .body(OrderRepresentation.of(order));
  }

  private static OrderId orderId(String text) {
    return Fields.only("id", text, id -> new OrderId(Readers.uuid(id)));
  }

  private static Problem notFound() {
    return ProblemType.ORDER_NOT_FOUND.with(
        "The order does not exist, or belongs to somebody else.");
  }
}
