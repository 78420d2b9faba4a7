package dev.comanda.production.application;

import java.time.InstantSource;

/**
 * Puts the use cases of the kitchen together from what they need. The services behind the ports are
 * nobody's business but this package's.
 */
public final class ProductionUseCases {

  private ProductionUseCases() {}

  /** See {@link AcceptOrder}. */
  public static AcceptOrder acceptOrder(KitchenTickets tickets, InstantSource clock) {
    return new AcceptOrderService(tickets, clock);
  }

  /** See {@link WithdrawOrder}. */
  public static WithdrawOrder withdrawOrder(KitchenTickets tickets, InstantSource clock) {
    return new WithdrawOrderService(tickets, clock);
  }

  /** See {@link StartPreparation}. */
  public static StartPreparation startPreparation(KitchenTickets tickets, InstantSource clock) {
    return new StartPreparationService(tickets, clock);
  }

  /** See {@link CompletePreparation}. */
  public static CompletePreparation completePreparation(
      KitchenTickets tickets, InstantSource clock) {
    return new CompletePreparationService(tickets, clock);
  }

  /** See {@link HandOver}. */
  public static HandOver handOver(KitchenTickets tickets, InstantSource clock) {
    return new HandOverService(tickets, clock);
  }

  /** See {@link ListKitchenQueue}. */
  public static ListKitchenQueue listKitchenQueue(KitchenTickets tickets) {
    return new ListKitchenQueueService(tickets);
  }
}
