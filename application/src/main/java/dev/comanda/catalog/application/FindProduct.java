package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductSnapshot;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Shows one product of the menu. The menu is for everybody, hence no requester. */
@PrimaryPort
public interface FindProduct {

  /**
   * @return empty if there is no such product or it has been withdrawn
   */
  Optional<ProductSnapshot> find(ProductId product);
}
