package dev.comanda.chaos;

import java.util.List;
import java.util.Map;

/**
 * What is the case, read where it is kept: nothing in here was said by the services.
 *
 * @param promised the orders that customers were promised, with their totals
 * @param orders all rows of the order service's schema
 * @param payments all items of the payment service's table
 * @param tickets all items of the production service's table
 * @param providerOrders the provider's ledger
 * @param calls how often the provider carried out what was asked under each key
 * @param unpublished messages that wait in each outbox
 * @param queued messages in each queue: those that wait, are being worked on, or are delayed
 * @param deadLetters what nobody could process
 * @param malformed the bodies that somebody sent on purpose and that nobody can read
 */
record Evidence(
    Map<String, String> promised,
    Map<String, OrderFact> orders,
    List<PaymentFact> payments,
    Map<String, TicketFact> tickets,
    List<ProviderFact> providerOrders,
    List<CallFact> calls,
    Map<String, Integer> unpublished,
    Map<String, Integer> queued,
    List<DeadLetter> deadLetters,
    List<String> malformed) {

  record OrderFact(
      String id, String status, boolean refunded, String total, List<String> history) {}

  /**
   * @param quarantined whether it waits for people, because the provider contradicts itself
   */
  record PaymentFact(String id, String order, String status, String amount, boolean quarantined) {}

  record TicketFact(String order, String status) {}

  /**
   * @param payment our name for it
   */
  record ProviderFact(String id, String payment, String status, String amount) {}

  record CallFact(String key, String operation, int requests, int executions) {}

  record DeadLetter(String queue, String body, String reason) {}
}
