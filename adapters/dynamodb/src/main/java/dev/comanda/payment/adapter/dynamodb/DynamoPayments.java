package dev.comanda.payment.adapter.dynamodb;

import dev.comanda.payment.application.Payments;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.shared.adapter.dynamodb.TableDefinition;
import dev.comanda.shared.adapter.dynamodb.Values;
import dev.comanda.shared.adapter.dynamodb.VersionedItems;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Item;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Payments, one item each, found by the provider's order and, only while something is open, by the
 * time of their next check.
 */
@SecondaryAdapter
public final class DynamoPayments implements Payments {

  private final VersionedItems items;
  private final MessageFormat<PaymentEvent> format;

  /**
   * Payments in a table.
   *
   * @param payments the table
   * @param format what is published of a payment's events
   * @param wakeUp called after messages were stored
   */
  public DynamoPayments(
      DynamoDbClient client,
      TableDefinition payments,
      MessageFormat<PaymentEvent> format,
      InstantSource clock,
      Runnable wakeUp) {
    this.items = new VersionedItems(client, payments, "Payments", clock, wakeUp);
    this.format = format;
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return items.find(id.toString()).map(PaymentMapping::toSnapshot).map(Payment::rehydrate);
  }

  @Override
  public Optional<PaymentId> madeAt(ProviderOrderId providerOrder) {
    return items
        .idsUpTo(PaymentMapping.BY_PROVIDER_ORDER, providerOrder.value(), Optional.empty(), 1)
        .stream()
        .map(DynamoPayments::id)
        .findFirst();
  }

  @Override
  public boolean add(Payment payment) {
    return items.add(toItem(payment));
  }

  @Override
  public void save(Payment payment) {
    items.save(toItem(payment));
  }

  @Override
  public List<PaymentId> due(Instant now, int max) {
    return items
        .idsUpTo(
            PaymentMapping.DUE_FOR_CHECK,
            PaymentMapping.PENDING,
            Optional.of(Values.sortable(now)),
            max)
        .stream()
        .map(DynamoPayments::id)
        .toList();
  }

  private Item toItem(Payment payment) {
    PaymentSnapshot snapshot = payment.snapshot();
    List<OutgoingMessage> messages =
        payment.events().stream().flatMap(event -> format.messagesFor(event).stream()).toList();
    return new Item(
        snapshot.id().toString(),
        snapshot.version(),
        PaymentMapping.toData(snapshot),
        PaymentMapping.toLookups(snapshot),
        messages);
  }

  private static PaymentId id(String text) {
    return new PaymentId(UUID.fromString(text));
  }
}
