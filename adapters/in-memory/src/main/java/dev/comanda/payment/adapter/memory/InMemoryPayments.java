package dev.comanda.payment.adapter.memory;

import dev.comanda.payment.application.Payments;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/**
 * Payments as snapshots, which nobody can change. One lock makes state and messages one step, as a
 * transaction does elsewhere.
 */
@SecondaryAdapter
public final class InMemoryPayments implements Payments {

  private record Due(Instant at, PaymentId payment) {}

  private final MessageFormat<PaymentEvent> format;
  private final InMemoryOutbox outbox;
  private final Runnable wakeUp;
  private final Map<PaymentId, PaymentSnapshot> payments = new HashMap<>();
  private final Map<ProviderOrderId, PaymentId> byProviderOrder = new HashMap<>();
  private final NavigableSet<Due> due =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(it -> it.payment().value()));

  /**
   * @param outbox takes the messages
   * @param wakeUp called after messages were stored
   */
  public InMemoryPayments(
      MessageFormat<PaymentEvent> format, InMemoryOutbox outbox, Runnable wakeUp) {
    this.format = format;
    this.outbox = outbox;
    this.wakeUp = wakeUp;
  }

  @Override
  public synchronized Optional<Payment> find(PaymentId id) {
    return Optional.ofNullable(payments.get(id)).map(Payment::rehydrate);
  }

  @Override
  public synchronized Optional<PaymentId> madeAt(ProviderOrderId providerOrder) {
    return Optional.ofNullable(byProviderOrder.get(providerOrder));
  }

  @Override
  public boolean add(Payment payment) {
    List<OutgoingMessage> messages = messagesOf(payment);
    synchronized (this) {
      if (payments.containsKey(payment.getId())) {
        return false;
      }
      store(payment.snapshot(), messages);
    }
    wakeUpFor(messages);
    return true;
  }

  @Override
  public void save(Payment payment) {
    List<OutgoingMessage> messages = messagesOf(payment);
    synchronized (this) {
      PaymentSnapshot current = payments.get(payment.getId());
      if (current == null || current.version() != payment.snapshot().version()) {
        throw new ConcurrentChangeException("payment " + payment.getId());
      }
      current.nextCheck().ifPresent(check -> due.remove(new Due(check.at(), current.id())));
      store(payment.snapshot(), messages);
    }
    wakeUpFor(messages);
  }

  @Override
  public synchronized List<PaymentId> due(Instant now, int max) {
    return due.stream()
        .takeWhile(it -> !it.at().isAfter(now))
        .limit(max)
        .map(Due::payment)
        .toList();
  }

  private List<OutgoingMessage> messagesOf(Payment payment) {
    return payment.events().stream().flatMap(event -> format.messagesFor(event).stream()).toList();
  }

  private void store(PaymentSnapshot payment, List<OutgoingMessage> messages) {
    payments.put(
        payment.id(),
        new PaymentSnapshot(
            payment.id(),
            payment.order(),
            payment.customer(),
            payment.amount(),
            payment.items(),
            payment.requestedAt(),
            payment.state(),
            payment.attempt(),
            payment.quarantine(),
            payment.nextCheck(),
            payment.version() + 1));
    payment.providerOrder().ifPresent(order -> byProviderOrder.put(order, payment.id()));
    payment.nextCheck().ifPresent(check -> due.add(new Due(check.at(), payment.id())));
    outbox.store(messages);
  }

  private void wakeUpFor(List<OutgoingMessage> messages) {
    if (!messages.isEmpty()) {
      wakeUp.run();
    }
  }
}
