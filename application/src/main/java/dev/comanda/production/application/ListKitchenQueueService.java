package dev.comanda.production.application;

final class ListKitchenQueueService implements ListKitchenQueue {

  private final KitchenTickets tickets;

  ListKitchenQueueService(KitchenTickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public Outcome list(Query query) {
    return query.requester().isStaff()
        ? new Outcome.Listed(tickets.list(query.status(), query.page()))
        : new Outcome.StaffOnly();
  }
}
