package dev.comanda.production.adapter.dynamodb;

import dev.comanda.production.application.KitchenTickets;
import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketEvent;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.adapter.dynamodb.TableDefinition;
import dev.comanda.shared.adapter.dynamodb.VersionedItems;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Item;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The kitchen's tickets, one item each. The queue is an index in which a ticket is only as long as
 * somebody has something to do with it, so reading it costs the same however many orders the
 * restaurant has ever had.
 */
@SecondaryAdapter
public final class DynamoKitchenTickets implements KitchenTickets {

  private final VersionedItems items;
  private final MessageFormat<TicketEvent> format;

  /**
   * Tickets in a table.
   *
   * @param productions the table
   * @param format what is published of a ticket's events
   * @param wakeUp called after messages were stored
   */
  public DynamoKitchenTickets(
      DynamoDbClient client,
      TableDefinition productions,
      MessageFormat<TicketEvent> format,
      InstantSource clock,
      Runnable wakeUp) {
    this.items = new VersionedItems(client, productions, "KitchenTickets", clock, wakeUp);
    this.format = format;
  }

  @Override
  public Optional<KitchenTicket> find(ProductionId id) {
    return items.find(id.toString()).map(TicketMapping::toSnapshot).map(KitchenTicket::rehydrate);
  }

  @Override
  public boolean add(KitchenTicket ticket) {
    return items.add(toItem(ticket));
  }

  @Override
  public void save(KitchenTicket ticket) {
    items.save(toItem(ticket));
  }

  @Override
  public Page<TicketSnapshot, TicketPosition> list(
      Optional<TicketStatus> status, PageRequest<TicketPosition> page) {
    String index = status.isPresent() ? TicketMapping.BY_STATUS : TicketMapping.OPEN_QUEUE;
    String partition = status.map(TicketStatus::name).orElse(TicketMapping.OPEN);
    List<TicketSnapshot> oneMore =
        items
            .itemsAfter(
                index, partition, page.after().map(TicketMapping::position), page.limit() + 1)
            .stream()
            .map(TicketMapping::toSnapshot)
            .toList();
    return Page.of(oneMore, page, TicketPosition::of);
  }

  private Item toItem(KitchenTicket ticket) {
    TicketSnapshot snapshot = ticket.snapshot();
    List<OutgoingMessage> messages =
        ticket.events().stream().flatMap(event -> format.messagesFor(event).stream()).toList();
    return new Item(
        snapshot.id().toString(),
        snapshot.version(),
        TicketMapping.toData(snapshot),
        TicketMapping.toLookups(snapshot),
        messages);
  }
}
