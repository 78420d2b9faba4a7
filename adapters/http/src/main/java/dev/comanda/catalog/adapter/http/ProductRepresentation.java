package dev.comanda.catalog.adapter.http;

import dev.comanda.catalog.domain.ImageUrl;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.adapter.http.MoneyRepresentation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product as callers see it. */
@Schema(name = "Product")
record ProductRepresentation(
    UUID id,
    @Schema(example = "X-Burger") String name,
    @Schema(example = "Bread, beef, cheese.") String description,
    MoneyRepresentation price,
    @Schema(description = "The id of a category.", example = "snack") String category,
    @Schema(description = "Absent if there is no picture.", example = "/images/x-burger.png")
        @Nullable String imageUrl,
    @Schema(description = "How long the kitchen needs for one.", example = "10")
        int preparationMinutes) {

  static ProductRepresentation of(ProductSnapshot product) {
    ProductDetails details = product.details();
    return new ProductRepresentation(
        product.id().value(),
        details.name().value(),
        details.description().value(),
        MoneyRepresentation.of(details.price().value()),
        details.category().value(),
        details.image().map(ImageUrl::value).orElse(null),
        details.preparation().minutes());
  }
}
