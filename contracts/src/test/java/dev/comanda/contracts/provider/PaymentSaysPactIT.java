package dev.comanda.contracts.provider;

import static dev.comanda.payment.domain.APayment.aPayment;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import dev.comanda.payment.adapter.sqs.PaymentMessages;
import dev.comanda.payment.domain.Payment;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether payment says to order what it needs to hear. */
@Provider("payment")
@PactSource(AgreedPacts.class)
class PaymentSaysPactIT extends Verification {

  private @Nullable Payment payment;

  @Override
  TestTarget target() {
    return Said.target();
  }

  @State("the provider has just opened a payment")
  void opened() {
    payment = aPayment().awaitingPayment();
  }

  @State("a payment was just paid")
  void paid() {
    payment = aPayment().approved();
  }

  @State("a payment has just failed")
  void failed() {
    payment = aPayment().rejected();
  }

  @State("a payment was not paid in time")
  void expired() {
    payment = aPayment().expired();
  }

  @State("the money of a payment has just gone back")
  void refunded() {
    payment = aPayment().refunded();
  }

  @PactVerifyProvider("a payment is created")
  String isCreated() {
    return said();
  }

  @PactVerifyProvider("a payment is approved")
  String isApproved() {
    return said();
  }

  @PactVerifyProvider("a payment is rejected")
  String isRejected() {
    return said();
  }

  @PactVerifyProvider("a payment is expired")
  String isExpired() {
    return said();
  }

  @PactVerifyProvider("a payment is refunded")
  String isRefunded() {
    return said();
  }

  private String said() {
    return Said.last(
        new PaymentMessages(), Objects.requireNonNull(payment).events(), QueueDefinitions.ORDER);
  }
}
