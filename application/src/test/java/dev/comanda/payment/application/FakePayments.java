package dev.comanda.payment.application;

import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Payments for tests of use cases: shows which events were stored with which state, and can fail or
 * let somebody else be faster.
 */
public final class FakePayments implements Payments {

  private final Map<PaymentId, PaymentSnapshot> stored = new LinkedHashMap<>();
  private final List<PaymentEvent> events = new ArrayList<>();
  private BooleanSupplier failing = () -> false;
  private Runnable beforeNextSave = () -> {};
  private Runnable afterNextList = () -> {};

  /** From now on asks before each write whether the store answers. */
  public void failWhen(BooleanSupplier condition) {
    failing = condition;
  }

  /** Somebody else does something between the next read and its save. */
  public void beforeNextSave(Runnable somebodyElse) {
    beforeNextSave = somebodyElse;
  }

  /** Somebody else does something between the next list of what is due and its first entry. */
  public void afterNextList(Runnable somebodyElse) {
    afterNextList = somebodyElse;
  }

  /** The events that were stored, oldest first. */
  public List<PaymentEvent> events() {
    return List.copyOf(events);
  }

  /** How many payments are stored. */
  public int count() {
    return stored.size();
  }

  /** Stores a payment that a test begins with. */
  public FakePayments having(Payment payment) {
    stored.put(payment.getId(), withVersion(payment.snapshot(), 1));
    return this;
  }

  /** The payment, which must be there. */
  public PaymentSnapshot the(PaymentId id) {
    return find(id).orElseThrow().snapshot();
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return Optional.ofNullable(stored.get(id)).map(Payment::rehydrate);
  }

  @Override
  public Optional<PaymentId> madeAt(ProviderOrderId providerOrder) {
    return stored.values().stream()
        .filter(payment -> payment.providerOrder().filter(providerOrder::equals).isPresent())
        .map(PaymentSnapshot::id)
        .findFirst();
  }

  @Override
  public boolean add(Payment payment) {
    prepareToWrite();
    if (stored.containsKey(payment.getId())) {
      return false;
    }
    store(payment);
    return true;
  }

  @Override
  public void save(Payment payment) {
    prepareToWrite();
    PaymentSnapshot current = stored.get(payment.getId());
    if (current == null || current.version() != payment.snapshot().version()) {
      throw new ConcurrentChangeException("payment " + payment.getId());
    }
    store(payment);
  }

  @Override
  public List<PaymentId> due(Instant now, int max) {
    List<PaymentId> due =
        stored.values().stream()
            .filter(payment -> payment.nextCheck().filter(it -> !it.at().isAfter(now)).isPresent())
            .sorted(Comparator.comparing(payment -> payment.nextCheck().orElseThrow().at()))
            .limit(max)
            .map(PaymentSnapshot::id)
            .toList();
    Runnable somebodyElse = afterNextList;
    afterNextList = () -> {};
    somebodyElse.run();
    return due;
  }

  private void prepareToWrite() {
    if (failing.getAsBoolean()) {
      throw new DependencyUnavailableException("Payments", Duration.ofSeconds(1), null);
    }
    Runnable somebodyElse = beforeNextSave;
    beforeNextSave = () -> {};
    somebodyElse.run();
  }

  private void store(Payment payment) {
    PaymentSnapshot snapshot = payment.snapshot();
    stored.put(snapshot.id(), withVersion(snapshot, snapshot.version() + 1));
    events.addAll(payment.events());
  }

  private static PaymentSnapshot withVersion(PaymentSnapshot payment, long version) {
    return new PaymentSnapshot(
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
        version);
  }
}
