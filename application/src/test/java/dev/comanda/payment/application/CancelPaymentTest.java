package dev.comanda.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.application.CancelPayment.Outcome;
import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentRefunded;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelPaymentTest {

  private final World world = new World();

  @Test
  void withdraws_what_nobody_has_paid() {
    world.orderPlaced();

    assertThat(world.orderCancelled()).isInstanceOf(Outcome.Settled.class);

    assertThat(world.status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(world.provider.onlyOrder().status()).isEqualTo(ProviderStatus.CANCELLED);
    assertThat(world.told()).isEqualTo(List.of(PaymentCreated.class));
  }

  @Test
  void returns_what_was_paid() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.PAID);
    world.notified();

    assertThat(world.orderCancelled()).isInstanceOf(Outcome.UnderWay.class);
    assertThat(world.status()).isEqualTo(PaymentStatus.REFUNDING);
    world.providerSays(ProviderStatus.REFUNDED);
    world.timePasses(Duration.ofMinutes(1));

    assertThat(world.status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(world.told())
        .isEqualTo(List.of(PaymentCreated.class, PaymentApproved.class, PaymentRefunded.class));
  }

  @Test
  void returns_what_was_paid_while_the_order_was_being_cancelled() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.PAID);

    world.orderCancelled();

    assertThat(world.provider.onlyOrder().status()).isEqualTo(ProviderStatus.REFUND_PENDING);
    assertThat(world.status()).isEqualTo(PaymentStatus.REFUNDING);
    world.providerSays(ProviderStatus.REFUNDED);
    world.timePasses(Duration.ofMinutes(1));
    assertThat(world.told()).isEqualTo(List.of(PaymentCreated.class, PaymentRefunded.class));
  }

  @Test
  void is_cancelled_once_however_often_it_is_asked_for() {
    world.orderPlaced();
    world.orderCancelled();
    List<String> requests = world.provider.requests();

    world.orderCancelled();
    world.orderCancelled();

    assertThat(world.provider.requests()).isEqualTo(requests);
  }

  @Test
  void waits_while_a_customer_is_just_paying() {
    world.orderPlaced();
    world.provider.lock(true);
    assertThat(world.orderCancelled()).isInstanceOf(Outcome.UnderWay.class);
    assertThat(world.payment().qrCode()).as("nobody is invited to pay any more").isEmpty();

    world.provider.lock(false);
    world.timePasses(Duration.ofMinutes(1));

    assertThat(world.status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(world.provider.requests().stream().filter(it -> it.startsWith("cancel")).distinct())
        .as("a refused request is repeated under another key")
        .hasSizeGreaterThan(1);
  }

  @Test
  void goes_on_by_itself_when_the_provider_is_down() {
    world.orderPlaced();
    world.provider.deafWhen(() -> true);
    assertThat(world.orderCancelled()).isInstanceOf(Outcome.UnderWay.class);

    world.provider.deafWhen(() -> false);
    world.timePasses(Duration.ofMinutes(1));

    assertThat(world.status()).isEqualTo(PaymentStatus.CANCELLED);
  }

  @Test
  void reads_what_became_of_a_cancellation_whose_answer_was_lost() {
    world.orderPlaced();
    world.provider.muteWhen(() -> true);
    world.orderCancelled();
    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);

    world.provider.muteWhen(() -> false);
    world.timePasses(Duration.ofMinutes(1));

    assertThat(world.status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(world.provider.requests().stream().filter(it -> it.startsWith("cancel"))).hasSize(1);
  }

  @Test
  void finds_and_withdraws_an_order_of_which_we_never_heard_whether_it_was_opened() {
    world.provider.muteWhen(() -> true);
    world.orderPlaced();
    assertThat(world.status()).isEqualTo(PaymentStatus.REQUESTED);

    world.provider.muteWhen(() -> false);
    world.orderCancelled();

    assertThat(world.status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(world.provider.onlyOrder().status()).isEqualTo(ProviderStatus.CANCELLED);
  }

  @Test
  void remembers_a_cancellation_that_overtakes_its_order() {
    assertThat(world.orderCancelled()).isInstanceOf(Outcome.Settled.class);

    assertThat(world.status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(world.payment().customer()).isEmpty();
    assertThat(world.provider.requests()).isEmpty();
  }

  @Test
  void asks_again_for_a_refund_that_failed() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.PAID);
    world.orderCancelled();
    world.providerSays(ProviderStatus.REFUND_FAILED);

    world.timePasses(Duration.ofMinutes(1));

    assertThat(world.provider.onlyOrder().status()).isEqualTo(ProviderStatus.REFUND_PENDING);
    assertThat(world.provider.requests().stream().filter(it -> it.startsWith("refund")))
        .containsExactly(
            "refund " + World.PAYMENT + "-refund-2", "refund " + World.PAYMENT + "-refund-3");
  }
}
