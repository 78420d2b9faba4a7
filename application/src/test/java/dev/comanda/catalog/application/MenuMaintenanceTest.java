package dev.comanda.catalog.application;

import static dev.comanda.catalog.domain.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the staff does to the menu. */
class MenuMaintenanceTest {

  private static final Requester STAFF = new Requester("kitchen", Role.EMPLOYEE);
  private static final CategoryId PIZZA = new CategoryId("pizza");
  private static final ProductId UNKNOWN = new ProductId(new UUID(9, 9));
  private static final Product BURGER = aProduct().onTheMenu();

  private final FakeProducts products = new FakeProducts().having(BURGER);
  private long ids;
  private final AddProduct addProduct =
      CatalogUseCases.addProduct(products, () -> new ProductId(new UUID(0, ++ids)));
  private final ReviseProduct reviseProduct = CatalogUseCases.reviseProduct(products);
  private final WithdrawProduct withdrawProduct = CatalogUseCases.withdrawProduct(products);
  private final FindProduct findProduct = CatalogUseCases.findProduct(products);

  @Test
  void adds_a_product() {
    ProductDetails salad = aProduct().named("X-Salada").details();

    ProductId id = ((AddProduct.Outcome.Added) add(STAFF, salad)).product().id();

    assertThat(findProduct.find(id).map(ProductSnapshot::details)).contains(salad);
  }

  @Test
  void adds_no_product_whose_name_is_taken() {
    assertThat(add(STAFF, aProduct().named("x-búrger").details()))
        .isEqualTo(new AddProduct.Outcome.NameTaken(new ProductName("x-búrger")));
  }

  @Test
  void adds_one_product_when_the_same_is_asked_twice_at_the_same_moment() {
    ProductDetails salad = aProduct().named("X-Salada").details();
    products.beforeNextSave(() -> add(STAFF, salad));

    assertThat(add(STAFF, salad)).isInstanceOf(AddProduct.Outcome.NameTaken.class);
  }

  @Test
  void adds_no_product_of_an_unknown_category() {
    assertThat(add(STAFF, aProduct().named("Calabresa").in(PIZZA).details()))
        .isEqualTo(new AddProduct.Outcome.UnknownCategory(PIZZA));
  }

  @Test
  void revises_a_product() {
    ProductDetails cheaper = aProduct().at("19.90").details();

    assertThat(revise(STAFF, BURGER.getId(), cheaper))
        .isInstanceOf(ReviseProduct.Outcome.Revised.class);
    assertThat(revise(STAFF, BURGER.getId(), cheaper))
        .isInstanceOf(ReviseProduct.Outcome.Revised.class);

    assertThat(findProduct.find(BURGER.getId()).map(ProductSnapshot::details)).contains(cheaper);
  }

  @Test
  void revises_a_product_that_somebody_else_is_revising() {
    ProductDetails theirs = aProduct().at("18.90").details();
    ProductDetails ours = aProduct().at("19.90").details();
    products.beforeNextSave(() -> revise(STAFF, BURGER.getId(), theirs));

    assertThat(revise(STAFF, BURGER.getId(), ours))
        .isInstanceOf(ReviseProduct.Outcome.Revised.class);

    assertThat(findProduct.find(BURGER.getId()).map(ProductSnapshot::details)).contains(ours);
  }

  @Test
  void gives_no_product_a_name_that_is_taken_or_a_category_that_is_unknown() {
    ProductId salad =
        ((AddProduct.Outcome.Added) add(STAFF, aProduct().named("X-Salada").details()))
            .product()
            .id();

    assertThat(revise(STAFF, salad, aProduct().details()))
        .isEqualTo(new ReviseProduct.Outcome.NameTaken(new ProductName("X-Burger")));
    assertThat(revise(STAFF, salad, aProduct().named("X-Salada").in(PIZZA).details()))
        .isEqualTo(new ReviseProduct.Outcome.UnknownCategory(PIZZA));
  }

  @Test
  void withdraws_a_product_and_does_not_mind_doing_it_twice() {
    assertThat(withdraw(STAFF, BURGER.getId())).isEqualTo(new WithdrawProduct.Outcome.Withdrawn());
    assertThat(withdraw(STAFF, BURGER.getId())).isEqualTo(new WithdrawProduct.Outcome.Withdrawn());

    assertThat(findProduct.find(BURGER.getId())).isEmpty();
  }

  @Test
  void offers_a_new_product_under_the_name_of_a_withdrawn_one() {
    withdraw(STAFF, BURGER.getId());

    assertThat(add(STAFF, aProduct().details())).isInstanceOf(AddProduct.Outcome.Added.class);
  }

  @Test
  void does_not_revise_a_withdrawn_product() {
    withdraw(STAFF, BURGER.getId());

    assertThat(revise(STAFF, BURGER.getId(), aProduct().at("1.00").details()))
        .isEqualTo(new ReviseProduct.Outcome.NotFound());
  }

  @Test
  void says_that_an_unknown_product_is_unknown() {
    assertThat(revise(STAFF, UNKNOWN, aProduct().details()))
        .isEqualTo(new ReviseProduct.Outcome.NotFound());
    assertThat(withdraw(STAFF, UNKNOWN)).isEqualTo(new WithdrawProduct.Outcome.NotFound());
    assertThat(findProduct.find(UNKNOWN)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMPLOYEE")
  void lets_nobody_but_the_staff_change_the_menu(Role role) {
    Requester stranger = new Requester("somebody", role);

    assertThat(add(stranger, aProduct().named("X-Salada").details()))
        .isEqualTo(new AddProduct.Outcome.Forbidden());
    assertThat(revise(stranger, BURGER.getId(), aProduct().at("0.01").details()))
        .isEqualTo(new ReviseProduct.Outcome.Forbidden());
    assertThat(withdraw(stranger, BURGER.getId()))
        .isEqualTo(new WithdrawProduct.Outcome.Forbidden());

    assertThat(findProduct.find(BURGER.getId()).map(ProductSnapshot::details))
        .contains(aProduct().details());
  }

  private AddProduct.Outcome add(Requester requester, ProductDetails details) {
    return addProduct.add(new AddProduct.Command(requester, details));
  }

  private ReviseProduct.Outcome revise(
      Requester requester, ProductId product, ProductDetails details) {
    return reviseProduct.revise(new ReviseProduct.Command(requester, product, details));
  }

  private WithdrawProduct.Outcome withdraw(Requester requester, ProductId product) {
    return withdrawProduct.withdraw(new WithdrawProduct.Command(requester, product));
  }
}
