package dev.comanda.order.application;

import static dev.comanda.order.domain.AnOrder.BURGER;
import static dev.comanda.order.domain.AnOrder.JUICE;
import static dev.comanda.order.domain.AnOrder.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.order.application.PlaceOrder.Outcome;
import dev.comanda.order.application.ProductCatalog.PricedProduct;
import dev.comanda.order.domain.Basket;
import dev.comanda.order.domain.OrderEvent.OrderPlaced;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderLine;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.ProductId;
import dev.comanda.order.domain.Quantity;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {

  private static final Requester ANA = new Requester("ana", Role.CUSTOMER);
  private static final Requester BIA = new Requester("bia", Role.GUEST);
  private static final ProductId UNKNOWN = new ProductId(new UUID(9, 9));

  private final FakeOrders orders = new FakeOrders();
  private final Map<ProductId, PricedProduct> menu =
      new HashMap<>(
          Map.of(
              BURGER, new PricedProduct("X-Burger", Money.brl("22.90")),
              JUICE, new PricedProduct("Suco de laranja", Money.brl("9.50"))));
  private long ids;
  private final PlaceOrder placeOrder =
      OrderUseCases.placeOrder(
          orders, this::lookUp, () -> new OrderId(new UUID(0, ++ids)), () -> NOON);

  @Test
  void accepts_an_order_at_the_prices_of_this_moment() {
    OrderSnapshot order = accepted(place(ANA, "k", wish(BURGER, 2), wish(JUICE, 1)));
    menu.put(BURGER, new PricedProduct("X-Burger", Money.brl("99.90")));

    assertThat(order.lines().total()).isEqualTo(Money.brl("55.30"));
    assertThat(orders.find(order.id()).orElseThrow().lines().total()).isEqualTo(Money.brl("55.30"));
  }

  @Test
  void stores_the_request_for_payment_with_the_order() {
    OrderSnapshot order = accepted(place(ANA, "k", wish(BURGER, 1)));

    assertThat(orders.events())
        .containsExactly(
            new OrderPlaced(
                order.id(),
                order.customer(),
                Money.brl("22.90"),
                List.of(new OrderLine(BURGER, "X-Burger", Money.brl("22.90"), new Quantity(1))),
                NOON));
  }

  @Test
  void refuses_the_whole_order_when_one_product_is_unknown() {
    assertThat(place(ANA, "k", wish(BURGER, 1), wish(UNKNOWN, 1)))
        .isEqualTo(new Outcome.UnknownProducts(Set.of(UNKNOWN)));
    assertThat(orders.count()).isZero();
  }

  @Test
  void refuses_what_costs_more_than_an_order_may() {
    menu.put(BURGER, new PricedProduct("X-Ouro", Money.brl("102.00")));

    assertThat(place(ANA, "k", wish(BURGER, 99)))
        .isEqualTo(new Outcome.TooExpensive(Money.brl("10098.00"), Money.brl("10000.00")));
    assertThat(orders.count()).isZero();
  }

  @Test
  void accepts_what_costs_as_much_as_an_order_may() {
    menu.put(BURGER, new PricedProduct("X-Ouro", Money.brl("200.00")));

    assertThat(accepted(place(ANA, "k", wish(BURGER, 50))).lines().total())
        .isEqualTo(Money.brl("10000.00"));
  }

  @Test
  void answers_a_repeated_request_even_when_its_product_has_left_the_menu() {
    OrderSnapshot first = accepted(place(ANA, "k", wish(BURGER, 1)));
    menu.remove(BURGER);

    assertThat(place(ANA, "k", wish(BURGER, 1))).isEqualTo(new Outcome.Repeated(stored(first)));
  }

  @Test
  void answers_a_repeated_request_as_it_did_the_first_time() {
    OrderSnapshot first = accepted(place(ANA, "k", wish(BURGER, 1), wish(JUICE, 2)));
    OrderUseCases.cancelOrder(orders, () -> NOON).cancel(new CancelOrder.Command(ANA, first.id()));

    Outcome second = place(ANA, "k", wish(JUICE, 2), wish(BURGER, 1));

    assertThat(second).isInstanceOf(Outcome.Repeated.class);
    OrderSnapshot repeated = ((Outcome.Repeated) second).orderAsPlaced();
    assertThat(repeated.id()).isEqualTo(first.id());
    assertThat(repeated.state()).isEqualTo(first.state());
    assertThat(repeated.history()).isEqualTo(first.history());
    assertThat(orders.count()).isEqualTo(1);
  }

  @Test
  void refuses_a_key_that_was_used_for_another_basket() {
    place(ANA, "k", wish(BURGER, 1));

    assertThat(place(ANA, "k", wish(BURGER, 2))).isEqualTo(new Outcome.KeyUsedForAnotherBasket());
    assertThat(orders.count()).isEqualTo(1);
  }

  @Test
  void lets_two_customers_use_the_same_key() {
    assertThat(accepted(place(ANA, "k", wish(BURGER, 1))).id())
        .isNotEqualTo(accepted(place(BIA, "k", wish(BURGER, 1))).id());
  }

  @Test
  void places_one_order_when_the_same_request_comes_twice_at_the_same_moment() {
    orders.beforeNextSave(() -> accepted(place(ANA, "k", wish(BURGER, 1))));

    assertThat(place(ANA, "k", wish(BURGER, 1))).isInstanceOf(Outcome.Repeated.class);
    assertThat(orders.count()).isEqualTo(1);
    assertThat(orders.events()).hasSize(1);
  }

  @Test
  void stores_nothing_while_the_catalog_does_not_answer() {
    PlaceOrder withoutCatalog =
        OrderUseCases.placeOrder(
            orders,
            _ -> {
              throw new DependencyUnavailableException(
                  "ProductCatalog", Duration.ofSeconds(2), null);
            },
            () -> new OrderId(new UUID(0, 1)),
            () -> NOON);

    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> withoutCatalog.place(command(ANA, "k", wish(BURGER, 1))));
    assertThat(orders.count()).isZero();
  }

  private Map<ProductId, PricedProduct> lookUp(Set<ProductId> products) {
    Map<ProductId, PricedProduct> found = new HashMap<>(menu);
    found.keySet().retainAll(products);
    return found;
  }

  private Outcome place(Requester requester, String key, Basket.Item... wishes) {
    return placeOrder.place(command(requester, key, wishes));
  }

  private static PlaceOrder.Command command(
      Requester requester, String key, Basket.Item... wishes) {
    return new PlaceOrder.Command(requester, new IdempotencyKey(key), Basket.of(List.of(wishes)));
  }

  private static OrderSnapshot accepted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted) outcome).order();
  }

  private OrderSnapshot stored(OrderSnapshot order) {
    return orders.find(order.id()).orElseThrow().snapshot();
  }

  private static Basket.Item wish(ProductId product, int quantity) {
    return new Basket.Item(product, new Quantity(quantity));
  }
}
