package dev.comanda.payment.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.domain.Check;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentItem;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.PaymentState;
import dev.comanda.payment.domain.PaymentState.Approved;
import dev.comanda.payment.domain.PaymentState.AwaitingPayment;
import dev.comanda.payment.domain.PaymentState.Cancelled;
import dev.comanda.payment.domain.PaymentState.Expired;
import dev.comanda.payment.domain.PaymentState.Refunded;
import dev.comanda.payment.domain.PaymentState.Refunding;
import dev.comanda.payment.domain.PaymentState.Rejected;
import dev.comanda.payment.domain.PaymentState.Requested;
import dev.comanda.payment.domain.ProductId;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.Quarantine;
import dev.comanda.payment.domain.RejectionReason;
import dev.comanda.payment.domain.Withdrawal;
import dev.comanda.shared.adapter.dynamodb.Attributes;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Stored;
import dev.comanda.shared.domain.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;

class PaymentMappingTest {

  @Property(tries = 200)
  void a_payment_comes_back_as_it_was(@ForAll("payments") PaymentSnapshot payment) {
    Stored stored = new Stored(payment.version(), Attributes.of(PaymentMapping.toData(payment)));

    assertThat(PaymentMapping.toSnapshot(stored)).isEqualTo(payment);
  }

  @Property(tries = 200)
  void a_payment_is_due_only_while_a_check_is_planned(@ForAll("payments") PaymentSnapshot payment) {
    assertThat(PaymentMapping.toLookups(payment).containsKey("checkPending"))
        .isEqualTo(PaymentMapping.toLookups(payment).containsKey("nextCheckAt"))
        .isEqualTo(payment.nextCheck().isPresent());
  }

  @Property(tries = 200)
  void a_payment_is_found_by_what_the_provider_keeps_as_soon_as_that_is_known(
      @ForAll("payments") PaymentSnapshot payment) {
    assertThat(PaymentMapping.toLookups(payment).containsKey("providerOrder"))
        .isEqualTo(payment.providerOrder().isPresent());
  }

  @Provide
  Arbitrary<PaymentSnapshot> payments() {
    Arbitrary<Quarantine> quarantines =
        Combinators.combine(providerOrders(), Arbitraries.of(Quarantine.Mismatch.class), instants())
            .as(Quarantine::new);
    Arbitrary<Check> checks =
        Combinators.combine(instants(), Arbitraries.integers().greaterOrEqual(0)).as(Check::new);
    Arbitrary<CustomerId> customers =
        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(64).map(CustomerId::new);
    return Combinators.combine(
            ids(), customers.optional(), money(), items().list().ofMaxSize(4), instants())
        .flatAs((id, customer, amount, items, requestedAt) ->
            Combinators.combine(
                    states(),
                    Arbitraries.integers().greaterOrEqual(1),
                    quarantines.optional(),
                    checks.optional(),
                    Arbitraries.longs().greaterOrEqual(0))
                .as((state, attempt, quarantine, check, version) ->
                    new PaymentSnapshot(
                        new PaymentId(id),
                        new OrderId(id),
                        customer,
                        amount,
                        items,
                        requestedAt,
                        state,
                        attempt,
                        quarantine,
                        check,
                        version)));
  }

  private static Arbitrary<PaymentState> states() {
    Arbitrary<ProviderOrderId> orders = providerOrders();
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Arbitraries.oneOf(
        List.of(
            flags.map(Requested::new),
            Combinators.combine(
                    orders,
                    Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(300),
                    instants(),
                    Arbitraries.of(Withdrawal.class))
                .as(AwaitingPayment::new),
            Combinators.combine(orders, instants()).as(Approved::new),
            Combinators.combine(orders.optional(), Arbitraries.of(RejectionReason.class))
                .as(Rejected::new),
            orders.optional().map(Expired::new),
            orders.optional().map(Cancelled::new),
            Combinators.combine(orders, flags).as(Refunding::new),
            orders.map(Refunded::new)));
  }

  private static Arbitrary<PaymentItem> items() {
    return Combinators.combine(
            ids().map(ProductId::new),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(60),
            money(),
            Arbitraries.integers().greaterOrEqual(1))
        .as(PaymentItem::new);
  }

  private static Arbitrary<Money> money() {
    return Arbitraries.oneOf(
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, new BigDecimal("999999999.99"))
            .ofScale(2)
            .map(amount -> new Money(amount, Money.BRL)),
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, new BigDecimal("999999999"))
            .ofScale(0)
            .map(amount -> new Money(amount, Currency.getInstance("JPY"))));
  }

  private static Arbitrary<ProviderOrderId> providerOrders() {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .numeric()
        .ofMinLength(1)
        .ofMaxLength(64)
        .map(ProviderOrderId::new);
  }

  private static Arbitrary<UUID> ids() {
    return Arbitraries.create(UUID::randomUUID);
  }

  private static Arbitrary<Instant> instants() {
    return DateTimes.instants()
        .between(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"))
        .ofPrecision(ChronoUnit.NANOS);
  }
}
