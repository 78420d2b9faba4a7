package dev.comanda.catalog.adapter.http;

import dev.comanda.catalog.domain.Category;
import io.swagger.v3.oas.annotations.media.Schema;

/** A part of the menu as callers see it. */
@Schema(name = "Category")
record CategoryRepresentation(
    @Schema(example = "snack") String id, @Schema(example = "Lanche") String name) {

  static CategoryRepresentation of(Category category) {
    return new CategoryRepresentation(category.id().value(), category.name());
  }
}
