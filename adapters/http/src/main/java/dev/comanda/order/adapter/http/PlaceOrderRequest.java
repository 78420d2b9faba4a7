package dev.comanda.order.adapter.http;

import dev.comanda.order.domain.Basket;
import dev.comanda.order.domain.ProductId;
import dev.comanda.order.domain.Quantity;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.Readers;
import dev.comanda.shared.adapter.http.Value;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer sends to order. */
@Schema(name = "PlaceOrder")
record PlaceOrderRequest(
    @ArraySchema(
            minItems = 1,
            maxItems = Basket.MAX_PRODUCTS,
            arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
        @Nullable List<@Nullable ItemRequest> items) {

  @Schema(name = "PlaceOrderItem")
  record ItemRequest(
      @Schema(format = "uuid", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String productId,
      @Schema(
              minimum = "1",
              maximum = "" + Quantity.MAX,
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable Integer quantity) {

    Value<Basket.Item> read(Fields fields) {
      Value<ProductId> product =
          fields.required("productId", productId, text -> new ProductId(Readers.uuid(text)));
      Value<Quantity> wanted = fields.required("quantity", quantity, Quantity::new);
      return fields.combine(() -> new Basket.Item(product.get(), wanted.get()));
    }
  }

  Value<Basket> read(Fields fields) {
    Value<List<Basket.Item>> wishes = fields.list("items", items, ItemRequest::read);
    return fields.at("items").combine(() -> Basket.of(wishes.get()));
  }
}
