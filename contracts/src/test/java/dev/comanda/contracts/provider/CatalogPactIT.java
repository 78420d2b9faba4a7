package dev.comanda.contracts.provider;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether catalog answers order as it needs it. */
@Provider("catalog")
@PactSource(AgreedPacts.class)
class CatalogPactIT {

  private final Restaurant restaurant = Restaurant.shared();

  @BeforeEach
  void asks_the_menu(PactVerificationContext context) {
    context.setTarget(target());
  }

  HttpTestTarget target() {
    return new HttpTestTarget("127.0.0.1", restaurant.port());
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void answers_as_was_agreed(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @State("a product is on the menu")
  Map<String, Object> known() {
    return Map.of("product", restaurant.product().id().toString());
  }

  @State("a product is not on the menu")
  void unknown() {}
}
