package dev.comanda.payment.adapter.memory;

import static dev.comanda.payment.domain.APayment.NOON;
import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.application.Payments;
import dev.comanda.payment.application.PaymentsContract;
import dev.comanda.payment.application.TestMessages;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryPaymentsTest extends PaymentsContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox(InstantSource.system());
  private final AtomicInteger wakeUps = new AtomicInteger();
  private final Payments payments =
      new InMemoryPayments(TestMessages::of, outbox, wakeUps::incrementAndGet);

  @Override
  protected Payments payments() {
    return payments;
  }

  @Override
  protected List<OutgoingMessage> pendingMessagesOf(PaymentId payment) {
    return outbox.claim(Integer.MAX_VALUE, Duration.ZERO).stream()
        .filter(message -> TestMessages.isAbout(payment, message))
        .toList();
  }

  @Test
  void wakes_the_relay_up_when_there_is_something_to_publish_and_only_then() {
    Payment payment = aPayment().requested();
    payments.add(payment);
    assertThat(wakeUps).hasValue(0);

    Payment found = payments.find(payment.getId()).orElseThrow();
    found.record(aPayment().report(ProviderStatus.OPEN), NOON);
    payments.save(found);

    assertThat(wakeUps).hasValue(1);
  }
}
