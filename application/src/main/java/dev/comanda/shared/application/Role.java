package dev.comanda.shared.application;

/** What somebody may do, as their token says. */
public enum Role {
  /** Registered by tax id; owns orders. */
  CUSTOMER,
  /** Anonymous; owns the orders placed with the same token. */
  GUEST,
  /** Works in the restaurant: menu, kitchen, everybody's orders. */
  EMPLOYEE,
  /** Runs the system: dead letters and the like. */
  OPERATOR
}
