package dev.comanda.payment.application;

import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.payment.domain.RequestKey;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A provider for tests of use cases. It keeps its side of the bargain (a key is good for one
 * request), and does what a script says: not answer, lose an answer after having done what was
 * asked, decline, or be just receiving the customer's money.
 */
public final class FakeProvider implements PaymentGateway {

  private final InstantSource clock;
  private final Map<ProviderOrderId, ProviderOrder> orders = new LinkedHashMap<>();
  private final Map<RequestKey, ProviderOrderId> done = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private BooleanSupplier deaf = () -> false;
  private BooleanSupplier mute = () -> false;
  private Runnable afterNextAnswer = () -> {};
  private boolean declining;
  private boolean locked;
  private boolean forgetful;

  /**
   * @param clock tells until when an order can be paid
   */
  public FakeProvider(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on asks before each request whether it gets through. */
  public void deafWhen(BooleanSupplier condition) {
    deaf = condition;
  }

  /** From now on asks after each request, when it is done, whether the answer gets lost. */
  public void muteWhen(BooleanSupplier condition) {
    mute = condition;
  }

  /** Something happens between the next answer and what we make of it. */
  public void afterNextAnswer(Runnable something) {
    afterNextAnswer = something;
  }

  /** From now on opens no orders. */
  public void declineEverything() {
    declining = true;
  }

  /** Whether orders cannot be cancelled, as while a customer is paying. */
  public void lock(boolean yes) {
    locked = yes;
  }

  /** From now on knows nothing of its orders. */
  public void forgetEverything() {
    forgetful = true;
  }

  /** Something happens to an order without anybody here having asked for it. */
  public void happens(ProviderOrderId id, ProviderStatus status) {
    ProviderOrder order = the(id);
    put(order, order.amount(), status);
  }

  /** The provider books another amount. */
  public void booksAnotherAmount(ProviderOrderId id, Money amount) {
    put(the(id), Optional.of(amount), the(id).status());
  }

  /** The only order at the provider. */
  public ProviderOrder onlyOrder() {
    if (orders.size() != 1) {
      throw new IllegalStateException("there are " + orders.size() + " orders");
    }
    return orders.values().iterator().next();
  }

  /** All orders that were ever opened. */
  public List<ProviderOrder> orders() {
    return List.copyOf(orders.values());
  }

  /** What was asked, oldest first, such as {@code cancel <key>}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public Creation create(PaymentSnapshot payment, RequestKey key) {
    hear("create " + key);
    if (declining) {
      return new Creation.Declined("property_value");
    }
    ProviderOrderId known = done.get(key);
    if (known == null) {
      known = new ProviderOrderId("ORD%026d".formatted(orders.size() + 1));
      done.put(key, known);
      orders.put(
          known,
          new ProviderOrder(
              known,
              payment.id().toString(),
              Optional.of(payment.amount()),
              ProviderStatus.OPEN,
              Optional.of("qr of " + known),
              Optional.of(clock.instant().plus(Payment.TIME_TO_PAY))));
    }
    // As the provider does: what is answered again is what was answered then.
    ProviderOrder order = the(known);
    return answer(
        new Creation.Created(
            new ProviderOrder(
                order.id(),
                order.reference(),
                order.amount(),
                ProviderStatus.OPEN,
                order.qrCode(),
                order.expiresAt())));
  }

  @Override
  public Reading find(ProviderOrderId id) {
    hear("find");
    ProviderOrder order = orders.get(id);
    return answer(order == null || forgetful ? new Reading.Unknown() : new Reading.Found(order));
  }

  @Override
  public Answer cancel(ProviderOrderId id, RequestKey key) {
    hear("cancel " + key);
    if (done.putIfAbsent(key, id) == null) {
      if (locked || the(id).status() != ProviderStatus.OPEN) {
        return answer(new Answer.NotPossible("instore_order_locked_error"));
      }
      happens(id, ProviderStatus.CANCELLED);
    } else if (the(id).status() != ProviderStatus.CANCELLED) {
      return answer(new Answer.NotPossible("instore_order_locked_error"));
    }
    return answer(new Answer.Taken(the(id)));
  }

  @Override
  public Answer refund(ProviderOrderId id, RequestKey key) {
    hear("refund " + key);
    if (done.putIfAbsent(key, id) == null) {
      if (the(id).status() != ProviderStatus.PAID
          && the(id).status() != ProviderStatus.REFUND_FAILED) {
        return answer(new Answer.NotPossible("invalid_order_status"));
      }
      happens(id, ProviderStatus.REFUND_PENDING);
    }
    return answer(new Answer.Taken(the(id)));
  }

  private void hear(String request) {
    if (deaf.getAsBoolean()) {
      throw unavailable();
    }
    requests.add(request);
  }

  private <T> T answer(T answer) {
    if (mute.getAsBoolean()) {
      throw unavailable();
    }
    Runnable something = afterNextAnswer;
    afterNextAnswer = () -> {};
    something.run();
    return answer;
  }

  private ProviderOrder the(ProviderOrderId id) {
    return Optional.ofNullable(orders.get(id)).orElseThrow();
  }

  private void put(ProviderOrder order, Optional<Money> amount, ProviderStatus status) {
    orders.put(
        order.id(),
        new ProviderOrder(
            order.id(), order.reference(), amount, status, order.qrCode(), order.expiresAt()));
  }

  private static DependencyUnavailableException unavailable() {
    return new DependencyUnavailableException("PaymentGateway", Duration.ofSeconds(5), null);
  }
}
