package dev.comanda.order.adapter.catalogclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.application.ProductCatalog.PricedProduct;
import dev.comanda.order.domain.ProductId;
import dev.comanda.shared.application.OddJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JacksonException;

/** Whatever catalog answers is a menu, or no answer; what follows is in the client. */
final class OddMenusTest {

  private static final String MENU =
      """
      {"items":[{"id":"0197f0a0-0000-7000-8000-000000000001","name":"X-Burger",
      "price":{"amount":"22.90","currency":"BRL"},"category":"snack"},
      {"id":"0197f0a0-0000-7000-8000-000000000002","name":"Suco",
      "price":{"amount":"9.50","currency":"BRL"}}],"nextCursor":"x"}\
      """;

  private static final String SAME_PRODUCT_TWICE = MENU.replace("000000000002", "000000000001");

  @Property
  void an_answer_is_a_menu_or_none_at_all(@ForAll("menus") String menu) {
    Map<ProductId, PricedProduct> priced;
    try {
      // An empty answer is null, which the client takes for no menu.
      priced =
          Optional.ofNullable(HttpProductCatalog.JSON.readValue(menu, MenuPage.class))
              .map(MenuPage::priced)
              .orElse(Map.of());
    } catch (JacksonException | IllegalArgumentException noMenu) {
      return;
    }
    assertThat(priced.values()).doesNotContainNull();
  }

  @Provide
  Arbitrary<String> menus() {
    return OddJson.like(List.of(MENU, SAME_PRODUCT_TWICE));
  }
}
