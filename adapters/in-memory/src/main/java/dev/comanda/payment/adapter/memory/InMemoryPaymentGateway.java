package dev.comanda.payment.adapter.memory;

import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.payment.domain.RequestKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/**
 * A payment provider without a network, for a lecture hall: orders open, expire, and are paid,
 * withdrawn and refunded as at the real one, at once and without ever failing. Whoever plays the
 * customer calls {@link #simulate}.
 */
@SecondaryAdapter
public final class InMemoryPaymentGateway implements PaymentGateway {

  /** What can happen to an order without our asking. */
  public enum Happening {
    /** The customer pays. */
    PROCESSED(ProviderStatus.PAID),
    /** The provider's staff withdraws it. */
    CANCELED(ProviderStatus.CANCELLED),
    /** The time to pay ends, early. */
    EXPIRED(ProviderStatus.EXPIRED),
    /** The customer's payment fails for good. */
    FAILED(ProviderStatus.FAILED),
    /** The provider's staff returns the money. */
    REFUNDED(ProviderStatus.REFUNDED);

    private final ProviderStatus next;

    Happening(ProviderStatus next) {
      this.next = next;
    }

    /** The happening of a name such as {@code processed}. */
    public static Optional<Happening> named(String name) {
      for (Happening happening : values()) {
        if (happening.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(happening);
        }
      }
      return Optional.empty();
    }

    private ProviderStatus before() {
      return this == REFUNDED ? ProviderStatus.PAID : ProviderStatus.OPEN;
    }
  }

  private final InstantSource clock;
  private final Map<ProviderOrderId, ProviderOrder> orders = new HashMap<>();
  private final Map<RequestKey, ProviderOrderId> done = new HashMap<>();
  private volatile Consumer<ProviderOrderId> listener = _ -> {};

  /**
   * @param clock tells when orders expire
   */
  public InMemoryPaymentGateway(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Who is told, as a webhook would, of what happens without our asking; nobody at first.
   *
   * @param whoever called by whoever calls {@link #simulate}, after the change
   */
  public void tell(Consumer<ProviderOrderId> whoever) {
    listener = whoever;
  }

  /**
   * Something happens to an order.
   *
   * @return whether it could: there is such an order, and it had not come too far
   */
  public boolean simulate(ProviderOrderId id, Happening happening) {
    synchronized (this) {
      Optional<ProviderOrder> order = current(id);
      if (order.filter(it -> it.status() == happening.before()).isEmpty()) {
        return false;
      }
      become(order.get(), happening.next);
    }
    listener.accept(id);
    return true;
  }

  @Override
  public synchronized Creation create(PaymentSnapshot payment, RequestKey key) {
    if (payment.amount().amount().signum() == 0) {
      return new Creation.Declined("property_value");
    }
    ProviderOrderId known = done.get(key);
    if (known != null) {
      return new Creation.Created(current(known).orElseThrow());
    }
    ProviderOrderId id = new ProviderOrderId("ORDMEMORY%020d".formatted(orders.size() + 1));
    ProviderOrder order =
        new ProviderOrder(
            id,
            payment.id().toString(),
            Optional.of(payment.amount()),
            ProviderStatus.OPEN,
            Optional.of(PixCode.of(id, payment.amount())),
            Optional.of(clock.instant().plus(Payment.TIME_TO_PAY)));
    orders.put(id, order);
    done.put(key, id);
    return new Creation.Created(order);
  }

  @Override
  public synchronized Reading find(ProviderOrderId id) {
    return current(id).<Reading>map(Reading.Found::new).orElseGet(Reading.Unknown::new);
  }

  @Override
  public synchronized Answer cancel(ProviderOrderId id, RequestKey key) {
    return move(id, key, ProviderStatus.OPEN, ProviderStatus.CANCELLED);
  }

  @Override
  public synchronized Answer refund(ProviderOrderId id, RequestKey key) {
    return move(id, key, ProviderStatus.PAID, ProviderStatus.REFUNDED);
  }

  private Answer move(ProviderOrderId id, RequestKey key, ProviderStatus from, ProviderStatus to) {
    Optional<ProviderOrder> order = current(id);
    if (order.isEmpty()) {
      return new Answer.NotPossible("order_not_found");
    }
    if (done.containsKey(key)) {
      return new Answer.Taken(order.get());
    }
    if (order.get().status() != from) {
      return new Answer.NotPossible("invalid_order_status");
    }
    done.put(key, id);
    return new Answer.Taken(become(order.get(), to));
  }

  private Optional<ProviderOrder> current(ProviderOrderId id) {
    Instant now = clock.instant();
    return Optional.ofNullable(orders.get(id))
        .map(order ->
            order.status() == ProviderStatus.OPEN
                    && order.expiresAt().filter(end -> !end.isAfter(now)).isPresent()
                ? become(order, ProviderStatus.EXPIRED)
                : order);
  }

  private ProviderOrder become(ProviderOrder order, ProviderStatus status) {
    ProviderOrder next =
        new ProviderOrder(
            order.id(),
            order.reference(),
            order.amount(),
            status,
            order.qrCode(),
            order.expiresAt());
    orders.put(order.id(), next);
    return next;
  }
}
