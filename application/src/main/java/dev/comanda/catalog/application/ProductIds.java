package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.ProductId;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Names for new products.
 *
 * <p>Promise: never the same twice, ordered by time to the millisecond (UUID version 7), and
 * without a trace of the machine. Contract test: {@code ProductIdsContract}.
 */
@SecondaryPort
@FunctionalInterface
public interface ProductIds {

  /** A new one. */
  ProductId next();
}
