package dev.comanda.order.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.application.ProductCatalog.PricedProduct;
import dev.comanda.order.domain.ProductId;
import dev.comanda.shared.domain.Money;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link ProductCatalog} promises. */
public abstract class ProductCatalogContract {

  /** On the menu as "X-Burger" at BRL 22.90. */
  protected static final ProductId BURGER = new ProductId(new UUID(1, 1));

  /** On the menu as "Suco de laranja" at BRL 9.50. */
  protected static final ProductId JUICE = new ProductId(new UUID(1, 2));

  private static final ProductId UNKNOWN = new ProductId(new UUID(9, 9));

  /** The adapter, over a menu with the two products above. */
  protected abstract ProductCatalog catalog();

  @Test
  void tells_name_and_price_of_the_products_asked_for_and_no_others() {
    assertThat(catalog().priced(Set.of(BURGER)))
        .isEqualTo(Map.of(BURGER, new PricedProduct("X-Burger", Money.brl("22.90"))));
  }

  @Test
  void tells_all_of_several_products() {
    assertThat(catalog().priced(Set.of(BURGER, JUICE)).keySet())
        .containsExactlyInAnyOrder(BURGER, JUICE);
  }

  @Test
  void leaves_out_what_is_not_on_the_menu() {
    assertThat(catalog().priced(Set.of(BURGER, UNKNOWN)).keySet()).containsExactly(BURGER);
    assertThat(catalog().priced(Set.of(UNKNOWN))).isEmpty();
  }
}
