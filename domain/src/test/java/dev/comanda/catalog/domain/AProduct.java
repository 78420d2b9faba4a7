package dev.comanda.catalog.domain;

import java.util.Optional;
import java.util.UUID;

/** The words in which tests speak of products: {@code aProduct().named("X-Salada").onTheMenu()}. */
public final class AProduct {

  /** What test products are, unless said otherwise. */
  public static final CategoryId SNACK = new CategoryId("snack");

  /** Another category. */
  public static final CategoryId DRINK = new CategoryId("drink");

  private ProductId id = new ProductId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L));
  private String name = "X-Burger";
  private String description = "Pão, carne de 150 g e queijo";
  private String price = "22.90";
  private CategoryId category = SNACK;
  private Optional<ImageUrl> image = Optional.of(new ImageUrl("/images/x-burger.png"));
  private int minutes = 12;

  private AProduct() {}

  /** A burger. */
  public static AProduct aProduct() {
    return new AProduct();
  }

  /** With another id. */
  public AProduct withId(ProductId other) {
    id = other;
    return this;
  }

  /** With another name. */
  public AProduct named(String other) {
    name = other;
    return this;
  }

  /** With another description. */
  public AProduct describedAs(String other) {
    description = other;
    return this;
  }

  /** At another price in BRL. */
  public AProduct at(String other) {
    price = other;
    return this;
  }

  /** In another category. */
  public AProduct in(CategoryId other) {
    category = other;
    return this;
  }

  /** Without a picture. */
  public AProduct withoutImage() {
    image = Optional.empty();
    return this;
  }

  /** With another time in the kitchen. */
  public AProduct takingMinutes(int other) {
    minutes = other;
    return this;
  }

  /** What the staff says of it. */
  public ProductDetails details() {
    return new ProductDetails(
        new ProductName(name),
        new Description(description),
        Price.brl(price),
        category,
        image,
        new PreparationTime(minutes));
  }

  /** New on the menu. */
  public Product onTheMenu() {
    return Product.offer(id, details());
  }

  /** Off the menu. */
  public Product withdrawn() {
    Product product = onTheMenu();
    product.withdraw();
    return product;
  }
}
