package dev.comanda.identity.domain;

/** What an employee does. */
public enum EmployeeRole {
  /** Works in the restaurant: menu, kitchen, everybody's orders. */
  EMPLOYEE,
  /** Runs the system. */
  OPERATOR
}
