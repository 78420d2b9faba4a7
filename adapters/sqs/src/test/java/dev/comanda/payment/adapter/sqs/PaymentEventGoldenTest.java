package dev.comanda.payment.adapter.sqs;

import static dev.comanda.payment.domain.APayment.NOON;

import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentExpired;
import dev.comanda.payment.domain.PaymentEvent.PaymentRefunded;
import dev.comanda.payment.domain.PaymentEvent.PaymentRejected;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.shared.adapter.sqs.Golden;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.MessageFormatContract;
import io.opentelemetry.context.Scope;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What payment says on the wire is what the golden files say. */
public class PaymentEventGoldenTest extends MessageFormatContract<PaymentEvent> {

  private static final OrderId ORDER =
      new OrderId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L));
  private static final PaymentId PAYMENT = PaymentId.of(ORDER);

  /** All that can happen to a payment, as far as others are told. */
  public static Stream<PaymentEvent> events() {
    return Stream.of(
        new PaymentCreated(PAYMENT, ORDER, NOON.plusSeconds(60)),
        new PaymentApproved(PAYMENT, ORDER, NOON.plusSeconds(120)),
        new PaymentRejected(PAYMENT, ORDER, NOON.plusSeconds(180)),
        new PaymentExpired(PAYMENT, ORDER, NOON.plusSeconds(900)),
        new PaymentRefunded(PAYMENT, ORDER, NOON.plusSeconds(240)));
  }

  @Override
  protected MessageFormat<PaymentEvent> format() {
    return new PaymentMessages();
  }

  @Override
  protected Stream<PaymentEvent> examples() {
    return events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void says_what_the_golden_file_says(PaymentEvent event) {
    try (Scope _ = Golden.trace().makeCurrent()) {
      Golden.assertGolden(format().messagesFor(event).getFirst());
    }
  }
}
