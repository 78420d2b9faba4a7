package dev.comanda.catalog.application;

import static dev.comanda.catalog.domain.AProduct.DRINK;
import static dev.comanda.catalog.domain.AProduct.SNACK;
import static dev.comanda.catalog.domain.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.catalog.domain.AProduct;
import dev.comanda.catalog.domain.Category;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of {@link Products} promises. Each test uses names of its own, so that the
 * adapter's store need not be emptied between them; the categories of the seed menu are there.
 */
public abstract class ProductsContract {

  /** Sorts behind every name of the seed menu, and is another one in each test. */
  private final String mine = "zz " + UUID.randomUUID() + " ";

  /** The adapter, the same during one test. */
  protected abstract Products products();

  @Test
  void finds_what_was_added() {
    Product product = product("a").onTheMenu();

    assertThat(products().add(product)).isTrue();

    assertThat(found(product).snapshot().details()).isEqualTo(product.snapshot().details());
    assertThat(found(product).isOnTheMenu()).isTrue();
  }

  @Test
  void finds_a_product_without_the_parts_that_may_be_missing() {
    Product product = add(product("a").describedAs("").withoutImage());

    assertThat(found(product).snapshot().details()).isEqualTo(product.snapshot().details());
  }

  @Test
  void finds_a_product_with_every_part_at_its_limit() {
    Product product =
        add(
            product("ç€🍔".repeat(30))
                .describedAs("é🍔".repeat(250))
                .at("9999.99")
                .takingMinutes(120));

    assertThat(found(product).snapshot().details()).isEqualTo(product.snapshot().details());
    assertThat(products().onTheMenu(Set.of(product.getId()))).hasSize(1);
  }

  @Test
  void knows_nothing_of_unknown_products() {
    assertThat(products().find(freshId())).isEmpty();
    assertThat(products().onTheMenu(Set.of(freshId()))).isEmpty();
  }

  @Test
  void changing_what_was_found_or_added_changes_nothing_until_it_is_saved() {
    Product product = add(product("a"));

    product.withdraw();
    found(product).withdraw();

    assertThat(found(product).isOnTheMenu()).isTrue();
  }

  @Test
  void saves_one_change_after_another() {
    Product product = add(product("a"));
    Product first = found(product);
    ProductDetails revised = product("b").at("1.50").in(DRINK).withoutImage().details();
    first.revise(revised);
    assertThat(products().save(first)).isTrue();
    Product second = found(product);
    assertThat(second.snapshot().details()).isEqualTo(revised);
    second.withdraw();

    assertThat(products().save(second)).isTrue();

    assertThat(found(product).isOnTheMenu()).isFalse();
    assertThat(found(product).snapshot().version()).isGreaterThan(second.snapshot().version());
  }

  @Test
  void detects_a_lost_update() {
    Product product = add(product("a"));
    Product one = found(product);
    Product other = found(product);
    one.revise(product("a").at("1.00").details());
    other.withdraw();
    products().save(one);

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> products().save(other));

    assertThat(found(product).isOnTheMenu()).isTrue();
  }

  @Test
  void saves_nothing_that_was_never_added() {
    Product stranger = product("a").onTheMenu();

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> products().save(stranger));
    assertThat(products().find(stranger.getId())).isEmpty();
  }

  @Test
  void adds_no_second_product_of_one_name() {
    add(product("pão"));
    Product second = product("PAO").onTheMenu();

    assertThat(products().add(second)).isFalse();

    assertThat(products().find(second.getId())).isEmpty();
  }

  @Test
  void saves_no_second_product_of_one_name() {
    add(product("a"));
    Product other = found(add(product("b")));
    other.revise(product("A").details());

    assertThat(products().save(other)).isFalse();

    assertThat(found(other).snapshot().details()).isEqualTo(product("b").details());
  }

  @Test
  void saves_a_product_under_its_own_name() {
    Product product = found(add(product("a")));
    product.revise(product("A").details());

    assertThat(products().save(product)).isTrue();
  }

  @Test
  void frees_the_name_of_a_withdrawn_product() {
    Product old = found(add(product("a")));
    old.withdraw();
    products().save(old);

    Product successor = add(product("a"));

    assertThat(menu(Optional.empty())).containsExactly(successor.getId());
    assertThat(found(old).isOnTheMenu()).isFalse();
  }

  @Test
  void adds_one_product_when_many_race_for_its_name()
      throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Product product = product("race").onTheMenu();
      racers.add(() -> products().add(product));
    }
    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> racer : threads.invokeAll(racers)) {
        won += racer.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void shows_the_menu_by_name_in_pages_without_gaps() {
    List<ProductId> expected = new ArrayList<>();
    for (String name : List.of("d", "á", "c", "B", "x-burger", "e", "x burger")) {
      expected.add(add(product(name)).getId());
    }
    expected = inOrder(expected, 1, 3, 2, 0, 5, 6, 4);

    assertThat(menu(Optional.empty())).containsExactlyElementsOf(expected);
  }

  @Test
  void shows_only_products_of_a_category() {
    add(product("a").in(SNACK));
    Product drink = add(product("b").in(DRINK));

    assertThat(menu(Optional.of(DRINK))).containsExactly(drink.getId());
  }

  @Test
  void shows_no_withdrawn_products() {
    Product kept = add(product("a"));
    Product withdrawn = found(add(product("b")));
    withdrawn.withdraw();
    products().save(withdrawn);

    assertThat(menu(Optional.empty())).containsExactly(kept.getId());
    assertThat(products().onTheMenu(Set.of(kept.getId(), withdrawn.getId())))
        .extracting(ProductSnapshot::id)
        .containsExactly(kept.getId());
  }

  @Test
  void shows_the_products_asked_for_and_no_others_by_name() {
    Product last = add(product("c"));
    add(product("b"));
    Product first = add(product("a"));

    assertThat(products().onTheMenu(Set.of(last.getId(), first.getId(), freshId())))
        .extracting(ProductSnapshot::id)
        .containsExactly(first.getId(), last.getId());
  }

  @Test
  void knows_the_categories_of_the_menu() {
    assertThat(products().categories())
        .extracting(Category::id)
        .containsExactly(
            new CategoryId("snack"),
            new CategoryId("side"),
            new CategoryId("drink"),
            new CategoryId("dessert"));
    assertThat(products().categories()).noneMatch(category -> category.name().isBlank());
  }

  @Test
  void begins_with_the_seed_menu() {
    assertThat(products().onTheMenu(SeedMenu.products().keySet()))
        .allMatch(product -> product.details().equals(SeedMenu.products().get(product.id())))
        .hasSize(8);
  }

  /** The products of this test, as the menu shows them page by page. */
  private List<ProductId> menu(Optional<CategoryId> category) {
    List<ProductId> listed = new ArrayList<>();
    PageRequest<ProductName> request = new PageRequest<>(Optional.of(new ProductName(mine)), 3);
    for (int pages = 0; pages < 10; pages++) {
      Page<ProductSnapshot, ProductName> page = products().menu(category, request);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      page.items().stream()
          .filter(product -> product.details().name().value().startsWith(mine))
          .forEach(product -> listed.add(product.id()));
      if (page.next().isEmpty() || !page.next().get().value().startsWith(mine)) {
        break;
      }
      request = new PageRequest<>(page.next(), 3);
    }
    return listed;
  }

  private static List<ProductId> inOrder(List<ProductId> ids, int... order) {
    List<ProductId> ordered = new ArrayList<>();
    for (int index : order) {
      ordered.add(ids.get(index));
    }
    return ordered;
  }

  private AProduct product(String name) {
    return aProduct().withId(freshId()).named(mine + name);
  }

  private Product add(AProduct product) {
    Product added = product.onTheMenu();
    assertThat(products().add(added)).isTrue();
    return added;
  }

  private Product found(Product product) {
    return products().find(product.getId()).orElseThrow();
  }

  private static ProductId freshId() {
    return new ProductId(UUID.randomUUID());
  }
}
