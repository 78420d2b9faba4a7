package dev.comanda.order.application;

import dev.comanda.order.domain.OrderId;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Names for new orders.
 *
 * <p>Promise: never the same twice, ordered by time to the millisecond (UUID version 7), and
 * without a trace of the machine. Contract test: {@code OrderIdsContract}.
 */
@SecondaryPort
@FunctionalInterface
public interface OrderIds {

  /** A new one. */
  OrderId next();
}
