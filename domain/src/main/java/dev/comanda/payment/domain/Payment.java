package dev.comanda.payment.domain;

import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentExpired;
import dev.comanda.payment.domain.PaymentEvent.PaymentRefunded;
import dev.comanda.payment.domain.PaymentEvent.PaymentRejected;
import dev.comanda.payment.domain.PaymentState.Approved;
import dev.comanda.payment.domain.PaymentState.AwaitingPayment;
import dev.comanda.payment.domain.PaymentState.Cancelled;
import dev.comanda.payment.domain.PaymentState.Expired;
import dev.comanda.payment.domain.PaymentState.Refunded;
import dev.comanda.payment.domain.PaymentState.Refunding;
import dev.comanda.payment.domain.PaymentState.Rejected;
import dev.comanda.payment.domain.PaymentState.Requested;
import dev.comanda.payment.domain.Quarantine.Mismatch;
import dev.comanda.payment.domain.Transition.AlreadyApplied;
import dev.comanda.payment.domain.Transition.Applied;
import dev.comanda.payment.domain.Transition.Quarantined;
import dev.comanda.payment.domain.Transition.Refusal;
import dev.comanda.payment.domain.Transition.Refused;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * The one payment of an order. It takes wishes (pay, cancel) and what was read at the provider, and
 * answers what has to be asked of the provider next ({@link #owed}). Asking is no part of it:
 * between any two steps the process may die, and what is stored says how to go on. News comes late,
 * twice and in any order; what was paid stays paid until the money has gone back.
 */
public final class Payment implements AggregateRoot<Payment, PaymentId> {

  /** How long a customer has to pay. */
  public static final Duration TIME_TO_PAY = Duration.ofMinutes(15);

  /** How long after that the provider may take to notice, before we withdraw the payment. */
  static final Duration GRACE = Duration.ofMinutes(1);

  /**
   * How long the provider is asked to open an order. Nobody waits at a kiosk for longer; and it is
   * well below the day for which the provider remembers the request's key, so a lost answer cannot
   * become a second order.
   */
  static final Duration GIVE_UP_AFTER = Duration.ofHours(1);

  /** Longer than one request with all its repetitions takes: whoever asks is not disturbed. */
  private static final Duration FIRST_CHECK_OF_A_REQUEST = Duration.ofSeconds(45);

  /** After so long without news the provider is asked; most people have paid or not looked yet. */
  private static final Duration FIRST_CHECK = Duration.ofSeconds(10);

  /**
   * Between two questions about the same payment; pauses grow until then, so that old ones cost
   * little.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final PaymentId id;
  private final OrderId order;
  private final Money amount;
  private final Instant requestedAt;
  private final long version;
  private final List<PaymentEvent> events = new ArrayList<>();
  private Optional<CustomerId> customer;
  private List<PaymentItem> items;
  private PaymentState state;
  private int attempt;
  private Optional<Quarantine> quarantine;
  private Optional<Check> nextCheck;

  private Payment(PaymentSnapshot snapshot) {
    this.id = snapshot.id();
    this.order = snapshot.order();
    this.customer = snapshot.customer();
    this.amount = snapshot.amount();
    this.items = snapshot.items();
    this.requestedAt = snapshot.requestedAt();
    this.state = snapshot.state();
    this.attempt = snapshot.attempt();
    this.quarantine = snapshot.quarantine();
    this.nextCheck = snapshot.nextCheck();
    this.version = snapshot.version();
  }

  /** An order is to be paid. */
  public static Payment request(
      OrderId order, CustomerId customer, Money amount, List<PaymentItem> items, Instant at) {
    Payment payment = begin(order, Optional.of(customer), amount, items, at);
    payment.enter(new Requested(false), at);
    return payment;
  }

  /** An order is cancelled of which we have not heard yet: whoever asks later comes too late. */
  public static Payment cancelledBeforehand(OrderId order, Money amount, Instant at) {
    Payment payment = begin(order, Optional.empty(), amount, List.of(), at);
    payment.enter(new Cancelled(Optional.empty()), at);
    return payment;
  }

  /** Brings a stored payment back; raises nothing. */
  public static Payment rehydrate(PaymentSnapshot snapshot) {
    return new Payment(snapshot);
  }

  /** The order itself arrives after its cancellation: now it is known whose payment this is. */
  public Transition completeWith(CustomerId owner, List<PaymentItem> ordered) {
    if (customer.isPresent()) {
      return new AlreadyApplied();
    }
    customer = Optional.of(owner);
    items = List.copyOf(ordered);
    return new Applied();
  }

  /** The order was cancelled: no payment is due any more, and what was paid has to go back. */
  public Transition cancel(Instant now) {
    return switch (state) {
      case Requested requested when requested.cancellationWanted() -> new AlreadyApplied();
      case Requested _ -> enter(new Requested(true), now);
      case AwaitingPayment awaiting when awaiting.withdrawal() == Withdrawal.ORDER_CANCELLED ->
          new AlreadyApplied();
      case AwaitingPayment awaiting -> withdraw(awaiting, Withdrawal.ORDER_CANCELLED, now);
      case Approved approved -> enter(new Refunding(approved.providerOrder(), false), now);
      // Both ends are true, and the order's own is the one that counts, in whatever order they
      // arrive.
      case Rejected _, Expired _ -> enter(new Cancelled(state.knownProviderOrder()), now);
      case Cancelled _, Refunding _, Refunded _ -> new AlreadyApplied();
    };
  }

  /** The provider answered that it will not open an order. */
  public Transition decline(Instant now) {
    return switch (state) {
      case Requested requested when requested.cancellationWanted() ->
          enter(new Cancelled(Optional.empty()), now);
      case Requested _ -> {
        events.add(new PaymentRejected(id, order, now));
        yield enter(new Rejected(Optional.empty(), RejectionReason.REFUSED_BY_PROVIDER), now);
      }
      case AwaitingPayment _,
          Approved _,
          Rejected _,
          Expired _,
          Cancelled _,
          Refunding _,
          Refunded _ ->
          new AlreadyApplied();
    };
  }

  /** Ends a request that the provider has not taken for so long that nobody waits any more. */
  public Transition giveUpIfOverdue(Instant now) {
    if (!(state instanceof Requested requested) || now.isBefore(requestedAt.plus(GIVE_UP_AFTER))) {
      return new AlreadyApplied();
    }
    return requested.cancellationWanted()
        ? enter(new Cancelled(Optional.empty()), now)
        : expire(Optional.empty(), now);
  }

  /**
   * Takes what was just read at the provider. Nothing follows from it unless it is about this
   * payment, this amount and this currency.
   */
  public Transition record(ProviderOrder report, Instant now) {
    Optional<Mismatch> mismatch = mismatch(report);
    Transition transition =
        mismatch.isPresent() ? isolate(report, mismatch.get(), now) : follow(report, now);
    if (!(transition instanceof Applied)) {
      postpone(now);
    }
    return transition;
  }

  /**
   * The provider answered that it will not do what was asked, at least not now: asking again needs
   * another key, because under the old one the answer would stay the same.
   */
  public Transition recordRefusal(ProviderRequest asked) {
    if (owed().filter(asked::equals).isEmpty()) {
      return new AlreadyApplied();
    }
    attempt++;
    return new Applied();
  }

  /** The provider was asked in vain: the next check is put off, each time longer. */
  public void postpone(Instant now) {
    nextCheck = nextCheck.flatMap(check -> check(check.number() + 1, now));
  }

  /** What has to be asked of the provider; empty where there is nothing but to wait. */
  public Optional<ProviderRequest> owed() {
    return switch (state) {
      case Requested _ -> Optional.of(new ProviderRequest.Create(key("create", 1)));
      case AwaitingPayment awaiting when awaiting.withdrawal() != Withdrawal.NONE ->
          Optional.of(new ProviderRequest.Cancel(awaiting.providerOrder(), key("cancel", attempt)));
      case Refunding refunding when !refunding.accepted() ->
          Optional.of(
              new ProviderRequest.Refund(refunding.providerOrder(), key("refund", attempt)));
      case AwaitingPayment _,
          Approved _,
          Rejected _,
          Expired _,
          Cancelled _,
          Refunding _,
          Refunded _ ->
          Optional.empty();
    };
  }

  @Override
  public PaymentId getId() {
    return id;
  }

  /** Whose payment it is; empty only where the cancellation came before the order itself. */
  public Optional<CustomerId> customer() {
    return customer;
  }

  /** What has to be paid. */
  public Money amount() {
    return amount;
  }

  /** Where it stands. */
  public PaymentState state() {
    return state;
  }

  /** What has happened since the payment was requested or brought back, oldest first. */
  public List<PaymentEvent> events() {
    return List.copyOf(events);
  }

  /** All of it as data. */
  public PaymentSnapshot snapshot() {
    return new PaymentSnapshot(
        id,
        order,
        customer,
        amount,
        items,
        requestedAt,
        state,
        attempt,
        quarantine,
        nextCheck,
        version);
  }

  private static Payment begin(
      OrderId order,
      Optional<CustomerId> customer,
      Money amount,
      List<PaymentItem> items,
      Instant at) {
    return new Payment(
        new PaymentSnapshot(
            PaymentId.of(order),
            order,
            customer,
            amount,
            items,
            at,
            new Requested(false),
            1,
            Optional.empty(),
            Optional.empty(),
            0));
  }

  private Optional<Mismatch> mismatch(ProviderOrder report) {
    if (!report.reference().equals(id.toString())) {
      return Optional.of(Mismatch.REFERENCE);
    }
    if (!report.amount().equals(Optional.of(amount))) {
      return Optional.of(Mismatch.AMOUNT);
    }
    if (state.knownProviderOrder().filter(known -> !known.equals(report.id())).isPresent()) {
      return Optional.of(Mismatch.PROVIDER_ORDER);
    }
    return Optional.empty();
  }

  private Transition isolate(ProviderOrder report, Mismatch mismatch, Instant now) {
    boolean known =
        quarantine
            .filter(mark -> mark.providerOrder().equals(report.id()))
            .filter(mark -> mark.mismatch() == mismatch)
            .isPresent();
    if (!known) {
      quarantine = Optional.of(new Quarantine(report.id(), mismatch, now));
    }
    return new Quarantined(mismatch);
  }

  private Transition follow(ProviderOrder report, Instant now) {
    quarantine = quarantine.filter(mark -> !mark.providerOrder().equals(report.id()));
    return switch (report.status()) {
      case OPEN -> open(report, now);
      case PAID -> paid(report.id(), now);
      case REFUND_PENDING -> refundPending(report.id(), now);
      case REFUND_FAILED -> refundFailed(report.id(), now);
      case REFUNDED -> refunded(report.id(), now);
      case CANCELLED, EXPIRED, FAILED -> closedUnpaid(report, now);
      case UNKNOWN -> new Refused(Refusal.UNKNOWN_STATUS);
    };
  }

  private Transition open(ProviderOrder report, Instant now) {
    return switch (state) {
      case Requested requested when report.qrCode().isPresent() -> {
        events.add(new PaymentCreated(id, order, now));
        yield enter(
            new AwaitingPayment(
                report.id(),
                report.qrCode().get(),
                report.expiresAt().orElseGet(() -> now.plus(TIME_TO_PAY)),
                requested.cancellationWanted() ? Withdrawal.ORDER_CANCELLED : Withdrawal.NONE),
            now);
      }
      case AwaitingPayment awaiting
          when awaiting.withdrawal() == Withdrawal.NONE
              && !now.isBefore(awaiting.expiresAt().plus(GRACE)) ->
          withdraw(awaiting, Withdrawal.TIME_IS_UP, now);
      case Requested _,
          AwaitingPayment _,
          Approved _,
          Rejected _,
          Expired _,
          Cancelled _,
          Refunding _,
          Refunded _ ->
          new AlreadyApplied();
    };
  }

  private Transition paid(ProviderOrderId providerOrder, Instant now) {
    return switch (state) {
      case Requested requested when !requested.cancellationWanted() -> approve(providerOrder, now);
      case AwaitingPayment awaiting when awaiting.withdrawal() != Withdrawal.ORDER_CANCELLED ->
          approve(providerOrder, now);
      // The money came for an order that nobody will prepare.
      case Requested _, AwaitingPayment _, Rejected _, Expired _, Cancelled _ ->
          enter(new Refunding(providerOrder, false), now);
      case Refunding refunding when refunding.accepted() -> refundAgain(refunding);
      case Approved _, Refunding _, Refunded _ -> new AlreadyApplied();
    };
  }

  private Transition refundPending(ProviderOrderId providerOrder, Instant now) {
    return switch (state) {
      case Requested _, AwaitingPayment _, Approved _, Rejected _, Expired _, Cancelled _ ->
          enter(new Refunding(providerOrder, true), now);
      case Refunding refunding when !refunding.accepted() ->
          enter(new Refunding(providerOrder, true), now);
      case Refunding _, Refunded _ -> new AlreadyApplied();
    };
  }

  private Transition refundFailed(ProviderOrderId providerOrder, Instant now) {
    return switch (state) {
      case Requested _, AwaitingPayment _, Approved _, Rejected _, Expired _, Cancelled _ ->
          paid(providerOrder, now);
      case Refunding refunding when refunding.accepted() -> {
        attempt++;
        yield refundAgain(refunding);
      }
      case Refunding _, Refunded _ -> new AlreadyApplied();
    };
  }

  private Transition refunded(ProviderOrderId providerOrder, Instant now) {
    return switch (state) {
      case Requested _,
          AwaitingPayment _,
          Approved _,
          Rejected _,
          Expired _,
          Cancelled _,
          Refunding _ -> {
        events.add(new PaymentRefunded(id, order, now));
        yield enter(new Refunded(providerOrder), now);
      }
      case Refunded _ -> new AlreadyApplied();
    };
  }

  private Transition closedUnpaid(ProviderOrder report, Instant now) {
    Optional<ProviderOrderId> closed = Optional.of(report.id());
    return switch (state) {
      case Requested requested ->
          requested.cancellationWanted()
              ? enter(new Cancelled(closed), now)
              : closedByProvider(report.status(), closed, now);
      case AwaitingPayment awaiting ->
          switch (awaiting.withdrawal()) {
            case ORDER_CANCELLED -> enter(new Cancelled(closed), now);
            case TIME_IS_UP -> expire(closed, now);
            case NONE -> closedByProvider(report.status(), closed, now);
          };
      case Approved _, Refunding _, Refunded _ -> new Refused(Refusal.PAID_ALREADY);
      case Rejected _, Expired _, Cancelled _ -> new AlreadyApplied();
    };
  }

  private Transition closedByProvider(
      ProviderStatus status, Optional<ProviderOrderId> closed, Instant now) {
    if (status == ProviderStatus.EXPIRED) {
      return expire(closed, now);
    }
    events.add(new PaymentRejected(id, order, now));
    return status == ProviderStatus.CANCELLED
        ? enter(new Cancelled(closed), now)
        : enter(new Rejected(closed, RejectionReason.FAILED_AT_PROVIDER), now);
  }

  private Transition approve(ProviderOrderId providerOrder, Instant now) {
    events.add(new PaymentApproved(id, order, now));
    return enter(new Approved(providerOrder, now), now);
  }

  private Transition expire(Optional<ProviderOrderId> providerOrder, Instant now) {
    events.add(new PaymentExpired(id, order, now));
    return enter(new Expired(providerOrder), now);
  }

  private Transition withdraw(AwaitingPayment awaiting, Withdrawal why, Instant now) {
    return enter(
        new AwaitingPayment(awaiting.providerOrder(), awaiting.qrCode(), awaiting.expiresAt(), why),
        now);
  }

  /** Goes back without starting the checks anew, so that a provider in doubt is not besieged. */
  private Transition refundAgain(Refunding refunding) {
    state = new Refunding(refunding.providerOrder(), false);
    return new Applied();
  }

  private Transition enter(PaymentState next, Instant now) {
    state = next;
    nextCheck = check(0, now);
    return new Applied();
  }

  private Optional<Check> check(int number, Instant now) {
    return switch (state) {
      case Requested _ -> Optional.of(after(FIRST_CHECK_OF_A_REQUEST, number, now));
      case Refunding _ -> Optional.of(after(FIRST_CHECK, number, now));
      case AwaitingPayment awaiting -> {
        Check check = after(FIRST_CHECK, number, now);
        // Not later than the moments in which something is decided without anybody telling us.
        Instant expiry = awaiting.expiresAt().plusSeconds(1);
        Instant end = awaiting.expiresAt().plus(GRACE);
        Instant latest = now.isBefore(expiry) ? expiry : now.isBefore(end) ? end : check.at();
        yield Optional.of(latest.isBefore(check.at()) ? new Check(latest, number) : check);
      }
      case Approved _, Rejected _, Expired _, Cancelled _, Refunded _ -> Optional.empty();
    };
  }

  private static Check after(Duration first, int number, Instant now) {
    Duration pause = first.multipliedBy(1L << Math.min(number, 10));
    return new Check(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE), number);
  }

  private RequestKey key(String what, int number) {
    return new RequestKey("%s-%s-%d".formatted(id, what, number));
  }
}
