package dev.comanda.order.domain;

/**
 * The names of the states, for those who only list or filter; the data is in {@link OrderState}.
 */
public enum OrderStatus {
  PLACED,
  AWAITING_PAYMENT,
  PAID,
  IN_PREPARATION,
  READY,
  DELIVERED,
  CANCELLED
}
