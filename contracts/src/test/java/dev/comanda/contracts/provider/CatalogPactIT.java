package dev.comanda.contracts.provider;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import java.util.Map;

/** Whether catalog answers order as it needs it. */
@Provider("catalog")
@PactSource(AgreedPacts.class)
class CatalogPactIT extends Verification {

  private final Restaurant restaurant = Restaurant.shared();

  @Override
  HttpTestTarget target() {
    return new HttpTestTarget("127.0.0.1", restaurant.port());
  }

  @State("a product is on the menu")
  Map<String, Object> known() {
    return Map.of("product", restaurant.product().id().toString());
  }

  @State("a product is not on the menu")
  void unknown() {}
}
