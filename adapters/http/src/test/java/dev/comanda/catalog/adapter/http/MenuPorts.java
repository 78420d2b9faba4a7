package dev.comanda.catalog.adapter.http;

import dev.comanda.catalog.application.AddProduct;
import dev.comanda.catalog.application.FindProduct;
import dev.comanda.catalog.application.ListCategories;
import dev.comanda.catalog.application.ListProducts;
import dev.comanda.catalog.application.ReviseProduct;
import dev.comanda.catalog.application.WithdrawProduct;
import dev.comanda.catalog.domain.Category;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Description;
import dev.comanda.catalog.domain.ImageUrl;
import dev.comanda.catalog.domain.PreparationTime;
import dev.comanda.catalog.domain.Price;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The ports that the controller calls: they answer what a test tells them, and remember. */
final class MenuPorts
    implements FindProduct,
        ListProducts,
        ListCategories,
        AddProduct,
        ReviseProduct,
        WithdrawProduct {

  static final ProductSnapshot BURGER =
      new ProductSnapshot(
          new ProductId(UUID.fromString("0197f0a0-0000-7000-8000-000000000001")),
          new ProductDetails(
              new ProductName("X-Burger"),
              new Description("Bread, beef, cheese."),
              Price.brl("22.90"),
              new CategoryId("snack"),
              Optional.of(new ImageUrl("/images/x-burger.png")),
              new PreparationTime(10)),
          false,
          1);
  static final ProductSnapshot WATER =
      new ProductSnapshot(
          new ProductId(UUID.fromString("0197f0a0-0000-7000-8000-000000000003")),
          new ProductDetails(
              new ProductName("Água"),
              new Description(""),
              Price.brl("5"),
              new CategoryId("drink"),
              Optional.empty(),
              new PreparationTime(1)),
          false,
          1);

  final List<Object> calls = new ArrayList<>();
  Optional<ProductSnapshot> found = Optional.of(BURGER);
  ListProducts.Outcome listed =
      new ListProducts.Outcome.Listed(
          new Page<>(List.of(BURGER, WATER), Optional.of(WATER.details().name())));
  AddProduct.Outcome added = new AddProduct.Outcome.Added(BURGER);
  ReviseProduct.Outcome revised = new ReviseProduct.Outcome.Revised(BURGER);
  WithdrawProduct.Outcome withdrawn = new WithdrawProduct.Outcome.Withdrawn();

  MenuController controller() {
    return new MenuController(this, this, this, this, this, this);
  }

  @Override
  public Optional<ProductSnapshot> find(ProductId product) {
    calls.add(product);
    return found;
  }

  @Override
  public ListProducts.Outcome list(ListProducts.Query query) {
    calls.add(query);
    return listed;
  }

  @Override
  public List<ProductSnapshot> list(Set<ProductId> products) {
    calls.add(products);
    return List.of(BURGER);
  }

  @Override
  public List<Category> list() {
    return List.of(
        new Category(new CategoryId("snack"), "Lanche"),
        new Category(new CategoryId("drink"), "Bebida"));
  }

  @Override
  public AddProduct.Outcome add(AddProduct.Command command) {
    calls.add(command);
    return added;
  }

  @Override
  public ReviseProduct.Outcome revise(ReviseProduct.Command command) {
    calls.add(command);
    return revised;
  }

  @Override
  public WithdrawProduct.Outcome withdraw(WithdrawProduct.Command command) {
    calls.add(command);
    return withdrawn;
  }
}
