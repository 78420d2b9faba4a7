package dev.comanda.catalog.adapter.http;

import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Description;
import dev.comanda.catalog.domain.ImageUrl;
import dev.comanda.catalog.domain.PreparationTime;
import dev.comanda.catalog.domain.Price;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.MoneyRequest;
import dev.comanda.shared.adapter.http.Value;
import dev.comanda.shared.domain.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that the staff says of a product. */
@Schema(name = "ProductDetails")
record ProductRequest(
    @Schema(
            maxLength = ProductName.MAX,
            example = "X-Burger",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name,
    @Schema(maxLength = Description.MAX, example = "Bread, beef, cheese.")
        @Nullable String description,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable MoneyRequest price,
    @Schema(
            description = "The id of a category.",
            example = "snack",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String category,
    @Schema(
            description = "An https address, or a path on the menu's own server.",
            maxLength = ImageUrl.MAX,
            example = "/images/x-burger.png")
        @Nullable String imageUrl,
    @Schema(
            minimum = "1",
            maximum = "" + PreparationTime.MAX_MINUTES,
            example = "10",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Integer preparationMinutes) {

  Value<ProductDetails> read(Fields fields) {
    Value<ProductName> called = fields.required("name", name, ProductName::new);
    Value<Optional<Description>> described =
        fields.optional("description", description, Description::new);
    Value<Money> money = fields.object("price", price, MoneyRequest::read);
    Value<Price> costs = fields.at("price").combine(() -> new Price(money.get()));
    Value<CategoryId> in = fields.required("category", category, CategoryId::new);
    Value<Optional<ImageUrl>> shown = fields.optional("imageUrl", imageUrl, ImageUrl::new);
    Value<PreparationTime> takes =
        fields.required("preparationMinutes", preparationMinutes, PreparationTime::new);
    return fields.combine(() ->
        new ProductDetails(
            called.get(),
            described.get().orElseGet(() -> new Description("")),
            costs.get(),
            in.get(),
            shown.get(),
            takes.get()));
  }
}
