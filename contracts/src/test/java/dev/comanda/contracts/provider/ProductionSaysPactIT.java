package dev.comanda.contracts.provider;

import static dev.comanda.production.domain.ATicket.aTicket;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import dev.comanda.production.adapter.sqs.ProductionMessages;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether the kitchen says to order what it needs to hear. */
@Provider("production")
@PactSource(AgreedPacts.class)
class ProductionSaysPactIT extends Verification {

  private @Nullable KitchenTicket ticket;

  @Override
  TestTarget target() {
    return Said.target();
  }

  @State("the kitchen has just begun an order")
  void begun() {
    ticket = aTicket().started();
  }

  @State("the kitchen is just done with an order")
  void done() {
    ticket = aTicket().completed();
  }

  @State("the kitchen has just handed an order over")
  void handedOver() {
    ticket = aTicket().delivered();
  }

  @PactVerifyProvider("an order is being prepared")
  String isBeingPrepared() {
    return said();
  }

  @PactVerifyProvider("an order is ready")
  String isReady() {
    return said();
  }

  @PactVerifyProvider("an order was handed over")
  String wasHandedOver() {
    return said();
  }

  private String said() {
    return Said.last(
        new ProductionMessages(), Objects.requireNonNull(ticket).events(), QueueDefinitions.ORDER);
  }
}
