package dev.comanda.order.application;

/** Broken on purpose (R22): claims to be of a package that lives in another module. */
final class Intruder {

  Object useCaseWithoutItsPort(Orders orders) {
    return new FindOrderService(orders);
  }
}
