package dev.comanda.order.application;

import java.time.InstantSource;

/**
 * Puts the use cases of orders together from what they need. The services behind the ports are
 * nobody's business but this package's.
 */
public final class OrderUseCases {

  private OrderUseCases() {}

  /** See {@link PlaceOrder}. */
  public static PlaceOrder placeOrder(
      Orders orders, ProductCatalog catalog, OrderIds ids, InstantSource clock) {
    return new PlaceOrderService(orders, catalog, ids, clock);
  }

  /** See {@link CancelOrder}. */
  public static CancelOrder cancelOrder(Orders orders, InstantSource clock) {
    return new CancelOrderService(orders, clock);
  }

  /** See {@link RecordPaymentOutcome}. */
  public static RecordPaymentOutcome recordPaymentOutcome(Orders orders) {
    return new RecordPaymentOutcomeService(orders);
  }

  /** See {@link RecordPreparationProgress}. */
  public static RecordPreparationProgress recordPreparationProgress(Orders orders) {
    return new RecordPreparationProgressService(orders);
  }

  /** See {@link FindOrder}. */
  public static FindOrder findOrder(Orders orders) {
    return new FindOrderService(orders);
  }

  /** See {@link ListOrders}. */
  public static ListOrders listOrders(Orders orders) {
    return new ListOrdersService(orders);
  }
}
