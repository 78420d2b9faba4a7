package dev.comanda.catalog.adapter.memory;

import dev.comanda.catalog.domain.Category;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Description;
import dev.comanda.catalog.domain.PreparationTime;
import dev.comanda.catalog.domain.Price;
import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the restaurant offers on its first day, the same as in PostgreSQL. */
final class SeedMenu {

  private static final Category SNACK = new Category(new CategoryId("snack"), "Lanches");
  private static final Category SIDE = new Category(new CategoryId("side"), "Acompanhamentos");
  private static final Category DRINK = new Category(new CategoryId("drink"), "Bebidas");
  private static final Category DESSERT = new Category(new CategoryId("dessert"), "Sobremesas");

  static final List<Category> CATEGORIES = List.of(SNACK, SIDE, DRINK, DESSERT);

  private SeedMenu() {}

  static List<Product> products() {
    return List.of(
        product(1, SNACK, "X-Burger", "Pão, hambúrguer de 150 g, queijo e molho", "22.90", 12),
        product(2, SNACK, "X-Salada", "X-Burger com alface, tomate e cebola", "24.90", 12),
        product(3, SIDE, "Batata frita", "Porção de 200 g, sequinha e salgada", "12.90", 8),
        product(4, SIDE, "Anéis de cebola", "Dez anéis empanados", "14.90", 8),
        product(5, DRINK, "Suco de laranja", "Espremido na hora, 400 ml", "9.50", 4),
        product(6, DRINK, "Guaraná", "Lata de 350 ml, gelada", "7.00", 1),
        product(7, DESSERT, "Pudim de leite", "Com calda de caramelo", "10.90", 2),
        product(8, DESSERT, "Sorvete de creme", "Duas bolas com calda de chocolate", "11.90", 3));
  }

  private static Product product(
      int number, Category category, String name, String description, String price, int minutes) {
    return Product.offer(
        new ProductId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L | number)),
        new ProductDetails(
            new ProductName(name),
            new Description(description),
            Price.brl(price),
            category.id(),
            Optional.empty(),
            new PreparationTime(minutes)));
  }
}
