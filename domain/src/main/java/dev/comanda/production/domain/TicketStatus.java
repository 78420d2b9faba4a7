package dev.comanda.production.domain;

/**
 * The names of the states, for those who only list or filter; the data is in {@link TicketState}.
 */
public enum TicketStatus {
  RECEIVED,
  STARTED,
  COMPLETED,
  DELIVERED,
  WITHDRAWN
}
