package dev.comanda.catalog.application;

import static dev.comanda.catalog.domain.AProduct.DRINK;
import static dev.comanda.catalog.domain.AProduct.SNACK;
import static dev.comanda.catalog.domain.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.catalog.application.ListProducts.Outcome;
import dev.comanda.catalog.application.ListProducts.Query;
import dev.comanda.catalog.domain.Category;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What everybody sees of the menu. */
class ListProductsTest {

  private static final Product BURGER = aProduct().onTheMenu();
  private static final Product GONE =
      aProduct().withId(new ProductId(new UUID(1, 2))).named("X-Tudo").withdrawn();

  private final Products products = new FakeProducts().having(BURGER).having(GONE);
  private final ListProducts listProducts = CatalogUseCases.listProducts(products);

  @Test
  void shows_what_is_on_the_menu() {
    assertThat(ids(list(Optional.empty()))).containsExactly(BURGER.getId());
    assertThat(ids(list(Optional.of(SNACK)))).containsExactly(BURGER.getId());
  }

  @Test
  void shows_an_empty_page_of_a_category_without_products() {
    assertThat(ids(list(Optional.of(DRINK)))).isEmpty();
  }

  @Test
  void says_that_an_unknown_category_is_unknown() {
    CategoryId pizza = new CategoryId("pizza");

    assertThat(list(Optional.of(pizza))).isEqualTo(new Outcome.UnknownCategory(pizza));
  }

  @Test
  void shows_the_products_asked_for_without_withdrawn_and_unknown_ones() {
    ProductId unknown = new ProductId(new UUID(9, 9));

    assertThat(listProducts.list(Set.of(BURGER.getId(), GONE.getId(), unknown)))
        .extracting(ProductSnapshot::id)
        .containsExactly(BURGER.getId());
    assertThat(listProducts.list(Set.of())).isEmpty();
  }

  @Test
  void refuses_to_look_up_more_products_than_anybody_needs() {
    assertThat(listProducts.list(anyProducts(100))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> listProducts.list(anyProducts(101)))
        .withMessage("must not be more than 100");
  }

  @Test
  void shows_the_categories() {
    assertThat(CatalogUseCases.listCategories(products).list())
        .extracting(Category::id)
        .containsExactly(SNACK, DRINK);
  }

  private Outcome list(Optional<CategoryId> category) {
    return listProducts.list(new Query(category, PageRequest.first(10)));
  }

  private static Set<ProductId> anyProducts(int number) {
    return LongStream.rangeClosed(1, number)
        .mapToObj(i -> new ProductId(new UUID(0, i)))
        .collect(Collectors.toSet());
  }

  private static List<ProductId> ids(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Listed.class);
    return ((Outcome.Listed) outcome).page().items().stream().map(ProductSnapshot::id).toList();
  }
}
