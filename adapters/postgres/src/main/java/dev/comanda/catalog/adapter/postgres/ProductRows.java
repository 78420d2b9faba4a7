package dev.comanda.catalog.adapter.postgres;

import static dev.comanda.catalog.adapter.postgres.jooq.tables.ProductTable.PRODUCT;

import dev.comanda.catalog.adapter.postgres.jooq.tables.records.ProductRecord;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Description;
import dev.comanda.catalog.domain.ImageUrl;
import dev.comanda.catalog.domain.PreparationTime;
import dev.comanda.catalog.domain.Price;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.domain.Money;
import java.util.Currency;
import java.util.Optional;

/** Products as rows, and back. */
final class ProductRows {

  private ProductRows() {}

  /** The row that follows from a snapshot: its version is one more. */
  static ProductRecord next(ProductSnapshot product) {
    ProductDetails details = product.details();
    ProductRecord row = new ProductRecord();
    row.set(PRODUCT.ID, product.id().value());
    row.set(PRODUCT.NAME, details.name().value());
    row.set(PRODUCT.NAME_KEY, details.name().key());
    row.set(PRODUCT.DESCRIPTION, details.description().value());
    row.set(PRODUCT.PRICE, details.price().value().amount());
    row.set(PRODUCT.CURRENCY, details.price().value().currency().getCurrencyCode());
    row.set(PRODUCT.CATEGORY_ID, details.category().value());
    row.set(PRODUCT.IMAGE_URL, details.image().map(ImageUrl::value).orElse(null));
    row.set(PRODUCT.PREPARATION_MINUTES, (short) details.preparation().minutes());
    row.set(PRODUCT.WITHDRAWN, product.withdrawn());
    row.set(PRODUCT.VERSION, product.version() + 1);
    return row;
  }

  static ProductSnapshot snapshot(ProductRecord row) {
    return new ProductSnapshot(
        new ProductId(row.getId()),
        new ProductDetails(
            new ProductName(row.getName()),
            new Description(row.getDescription()),
            new Price(new Money(row.getPrice(), Currency.getInstance(row.getCurrency()))),
            new CategoryId(row.getCategoryId()),
            Optional.ofNullable(row.getImageUrl()).map(ImageUrl::new),
            new PreparationTime(row.getPreparationMinutes())),
        row.getWithdrawn(),
        row.getVersion());
  }
}
