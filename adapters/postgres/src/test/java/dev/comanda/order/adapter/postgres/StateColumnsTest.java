package dev.comanda.order.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.comanda.order.domain.CancellationReason;
import dev.comanda.order.domain.OrderState;
import dev.comanda.order.domain.OrderState.AwaitingPayment;
import dev.comanda.order.domain.OrderState.Cancelled;
import dev.comanda.order.domain.OrderState.Delivered;
import dev.comanda.order.domain.OrderState.InPreparation;
import dev.comanda.order.domain.OrderState.Paid;
import dev.comanda.order.domain.OrderState.Placed;
import dev.comanda.order.domain.OrderState.Ready;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.PaymentId;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateColumnsTest {

  @Property(tries = 200)
  void every_state_comes_back_from_its_columns(@ForAll("states") OrderState state) {
    assertThat(StateColumns.of(state).state()).isEqualTo(state);
    assertThat(StateColumns.of(state).status()).isEqualTo(state.status());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLACED")
  void columns_that_lack_something_are_not_made_up_for(OrderStatus status) {
    assertThatIllegalStateException()
        .isThrownBy(() -> new StateColumns(status, null, null, false).state())
        .withMessageContaining(status.name());
  }

  @Provide
  Arbitrary<OrderState> states() {
    Arbitrary<PaymentId> payments = Arbitraries.create(UUID::randomUUID).map(PaymentId::new);
    return Arbitraries.oneOf(
        Arbitraries.just(new Placed()),
        payments.map(AwaitingPayment::new),
        payments.map(Paid::new),
        payments.map(InPreparation::new),
        payments.map(Ready::new),
        payments.map(Delivered::new),
        Combinators.combine(
                Arbitraries.of(CancellationReason.class),
                payments.optional(),
                Arbitraries.of(true, false))
            .as((reason, payment, refunded) -> new Cancelled(reason, payment, refunded)));
  }
}
