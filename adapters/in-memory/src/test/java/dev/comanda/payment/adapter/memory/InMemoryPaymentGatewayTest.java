package dev.comanda.payment.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.adapter.memory.InMemoryPaymentGateway.Happening;
import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.application.PaymentGatewayContract;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryPaymentGatewayTest extends PaymentGatewayContract {

  private Duration later = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(later);
  private final InMemoryPaymentGateway gateway = new InMemoryPaymentGateway(clock);

  @Override
  protected PaymentGateway gateway() {
    return gateway;
  }

  @Override
  protected void happens(ProviderOrderId order, ProviderStatus status) {
    Happening happening =
        switch (status) {
          case PAID -> Happening.PROCESSED;
          case CANCELLED -> Happening.CANCELED;
          case EXPIRED -> Happening.EXPIRED;
          case FAILED -> Happening.FAILED;
          case REFUNDED -> Happening.REFUNDED;
          case OPEN, REFUND_PENDING, REFUND_FAILED, UNKNOWN ->
              throw new IllegalArgumentException(status.name());
        };
    assertThat(gateway.simulate(order, happening)).isTrue();
  }

  @Test
  void an_order_expires_when_its_time_is_over() {
    ProviderOrder order = created(payment());
    later = Payment.TIME_TO_PAY;

    assertThat(read(order.id()).status()).isEqualTo(ProviderStatus.EXPIRED);
    assertThat(gateway.simulate(order.id(), Happening.PROCESSED)).isFalse();
  }

  @Test
  void tells_what_happens_without_our_asking() {
    List<ProviderOrderId> told = new ArrayList<>();
    gateway.tell(told::add);
    ProviderOrder order = created(payment());
    assertThat(told).isEmpty();

    gateway.simulate(order.id(), Happening.PROCESSED);
    gateway.simulate(order.id(), Happening.PROCESSED);

    assertThat(told).containsExactly(order.id());
  }

  @Test
  void knows_what_happens_by_name() {
    assertThat(Happening.named("processed")).contains(Happening.PROCESSED);
    assertThat(Happening.named("canceled")).contains(Happening.CANCELED);
    assertThat(Happening.named("cancelled")).isEmpty();
  }

  @Test
  void its_codes_carry_the_amount_and_a_right_checksum() {
    String code = PixCode.of(new ProviderOrderId("ORDMEMORY1"), Money.brl("55.30"));

    assertThat(code).startsWith("000201").contains("540555.30").contains("br.gov.bcb.pix");
    assertThat(code).matches(".*6304[0-9A-F]{4}");
    assertThat(PixCode.checksum("123456789")).as("the check value of this CRC").isEqualTo(0x29B1);
  }
}
