package dev.comanda.contracts.provider;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import dev.comanda.contracts.provider.Restaurant.Guest;
import dev.comanda.identity.domain.Cpf;
import java.util.Map;

/** Whether the restaurant answers its kiosks and its kitchen as they need it. */
@Provider("gateway")
@PactSource(AgreedPacts.class)
class GatewayPactIT extends Verification {

  private final Restaurant restaurant = Restaurant.shared();

  @Override
  HttpTestTarget target() {
    return new HttpTestTarget("127.0.0.1", restaurant.port());
  }

  @State("the restaurant is open")
  void open() {}

  @State("a customer is registered")
  void registered() {
    restaurant.register("52998224725");
  }

  @State("a customer is not registered")
  Map<String, Object> notRegistered() {
    return Map.of("taxId", Cpf.random());
  }

  @State("a guest has signed in")
  Map<String, Object> guest() {
    return Map.of("token", restaurant.guest().token());
  }

  @State("a guest has signed in and a product is on the menu")
  Map<String, Object> guestAndProduct() {
    return Map.of(
        "token", restaurant.guest().token(), "product", restaurant.product().id().toString());
  }

  @State("a guest has signed in and a product is off the menu")
  Map<String, Object> guestAndProductOffTheMenu() {
    return Map.of(
        "token",
        restaurant.guest().token(),
        "product",
        restaurant.productOffTheMenu().id().toString());
  }

  @State("an order of a guest waits for its payment")
  Map<String, Object> payable() {
    Guest guest = restaurant.guest();
    return Map.of("token", guest.token(), "order", restaurant.payableOrder(guest).toString());
  }

  @State("an order of a guest is ready")
  Map<String, Object> ready() {
    Guest guest = restaurant.guest();
    return Map.of("token", guest.token(), "order", restaurant.readyOrder(guest).toString());
  }

  @State("somebody works in the kitchen")
  Map<String, Object> employee() {
    return Map.of("password", Restaurant.PASSWORD);
  }

  @State("an order waits in the kitchen")
  Map<String, Object> received() {
    return ticket(restaurant.paidOrder(restaurant.guest()));
  }

  @State("an order is being prepared")
  Map<String, Object> started() {
    return ticket(restaurant.startedOrder(restaurant.guest()));
  }

  @State("an order lies on the counter")
  Map<String, Object> completed() {
    return ticket(restaurant.readyOrder(restaurant.guest()));
  }

  @State("an order that waited in the kitchen was cancelled")
  Map<String, Object> withdrawn() {
    return ticket(restaurant.withdrawnOrder(restaurant.guest()));
  }

  /** A ticket has the id of its order. */
  private Map<String, Object> ticket(Object order) {
    return Map.of("token", restaurant.employee().token(), "ticket", order.toString());
  }
}
