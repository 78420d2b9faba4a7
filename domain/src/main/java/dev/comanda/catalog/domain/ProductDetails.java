package dev.comanda.catalog.domain;

import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** All that the staff says of a product, and says anew as a whole when it changes. */
public record ProductDetails(
    ProductName name,
    Description description,
    Price price,
    CategoryId category,
    Optional<ImageUrl> image,
    PreparationTime preparation)
    implements ValueObject {}
