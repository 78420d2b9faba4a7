package dev.comanda.contracts.consumer;

import static dev.comanda.contracts.consumer.Requests.json;
import static dev.comanda.contracts.consumer.Requests.price;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.comanda.order.adapter.catalogclient.HttpProductCatalog;
import dev.comanda.order.application.ProductCatalog.PricedProduct;
import dev.comanda.order.domain.ProductId;
import dev.comanda.shared.domain.Money;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.RestClient;

/** What order needs to know of the menu. */
@ExtendWith({NamesThePact.class, PactConsumerTestExt.class})
@PactTestFor(providerName = "catalog", pactVersion = PactSpecVersion.V4)
class OrderAsksCatalogPactTest {

  private static final UUID BURGER = Events.BURGER;
  private static final UUID UNKNOWN = UUID.fromString("0197f0a0-0000-7000-8000-00000000dead");

  @Pact(consumer = "order")
  V4Pact known(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a product is on the menu",
        "asking for the price of a product",
        request ->
            request
                .method("GET")
                .path("/products")
                .queryParameter("ids", Matchers.fromProviderState("${product}", BURGER.toString())),
        answer ->
            json(
                answer,
                200,
                menu ->
                    menu.minArrayLike(
                        "items",
                        1,
                        product -> {
                          product.valueFromProviderState("id", "${product}", BURGER.toString());
                          product.stringType("name", "X-Burger");
                          price(product, "price", "22.90");
                        })));
  }

  @Pact(consumer = "order")
  V4Pact unknown(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a product is not on the menu",
        "asking for the price of a product that is not there",
        request ->
            request.method("GET").path("/products").queryParameter("ids", UNKNOWN.toString()),
        answer -> json(answer, 200, menu -> menu.array("items", nothing -> {})));
  }

  @Test
  @PactTestFor(pactMethod = "known")
  void orders_what_is_on_the_menu_at_its_price(MockServer catalog) {
    assertThat(ask(catalog, BURGER))
        .isEqualTo(
            Map.of(new ProductId(BURGER), new PricedProduct("X-Burger", Money.brl("22.90"))));
  }

  @Test
  @PactTestFor(pactMethod = "unknown")
  void orders_nothing_that_is_not_on_the_menu(MockServer catalog) {
    assertThat(ask(catalog, UNKNOWN)).isEmpty();
  }

  private static Map<ProductId, PricedProduct> ask(MockServer catalog, UUID product) {
    return new HttpProductCatalog(URI.create(catalog.getUrl()), RestClient.builder())
        .priced(Set.of(new ProductId(product)));
  }
}
