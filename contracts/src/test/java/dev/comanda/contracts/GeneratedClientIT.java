package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contracts.provider.Restaurant;
import dev.comanda.generated.ApiClient;
import dev.comanda.generated.ApiException;
import dev.comanda.generated.api.IdentityApi;
import dev.comanda.generated.api.MenuApi;
import dev.comanda.generated.api.OrdersApi;
import dev.comanda.generated.model.Order;
import dev.comanda.generated.model.PlaceOrder;
import dev.comanda.generated.model.PlaceOrderItem;
import dev.comanda.generated.model.Product;
import dev.comanda.generated.model.TokenRequest;
import dev.comanda.generated.model.TokenRequest.GrantTypeEnum;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client made from {@code openapi.yaml} by others works: with its types, in the real thing. */
class GeneratedClientIT {

  @Test
  void a_guest_orders_from_the_menu_and_finds_the_order() throws ApiException {
    OrdersApi orders = new OrdersApi(guest());
    Product product = new MenuApi(client()).listProducts(null, null, null, 5).getItems().getFirst();
    PlaceOrder basket =
        new PlaceOrder().addItemsItem(new PlaceOrderItem().productId(product.getId()).quantity(2));
    String key = UUID.randomUUID().toString();

    Order placed = orders.placeOrder(key, basket);
    Order repeated = orders.placeOrder(key, basket);
    Order found = orders.findOrder(placed.getId());

    assertThat(placed.getItems())
        .singleElement()
        .satisfies(item -> {
          assertThat(item.getName()).isEqualTo(product.getName());
          assertThat(item.getUnitPrice()).isEqualTo(product.getPrice());
          assertThat(item.getQuantity()).isEqualTo(2);
        });
    assertThat(repeated.getId()).isEqualTo(placed.getId());
    assertThat(found.getPlacedAt()).isEqualTo(placed.getPlacedAt());
    assertThat(found.getTotal()).isEqualTo(placed.getTotal());
    assertThat(found.getHistory()).isNotEmpty();
    assertThat(orders.listOrders(null, null, 10).getItems()).hasSize(1);
  }

  @Test
  void what_is_refused_is_a_problem_of_the_description() throws ApiException {
    OrdersApi orders = new OrdersApi(guest());

    assertThatThrownBy(() -> orders.findOrder(UUID.randomUUID()))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.getCode()).isEqualTo(404);
              assertThat(refusal.getResponseBody()).contains("problems/order-not-found");
            });
  }

  private static ApiClient guest() throws ApiException {
    String token =
        new IdentityApi(client())
            .issueToken(new TokenRequest().grantType(GrantTypeEnum.GUEST))
            .getAccessToken();
    ApiClient client = client();
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    return client;
  }

  private static ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri("http://127.0.0.1:" + Restaurant.shared().port());
    return client;
  }
}
