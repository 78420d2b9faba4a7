package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Description;
import dev.comanda.catalog.domain.PreparationTime;
import dev.comanda.catalog.domain.Price;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The menu that every store begins with. It stands here as the expectation: the stores have it each
 * in its own language.
 */
public final class SeedMenu {

  private SeedMenu() {}

  /** The products. */
  public static Map<ProductId, ProductDetails> products() {
    Map<ProductId, ProductDetails> menu = new LinkedHashMap<>();
    put(menu, 1, "snack", "X-Burger", "Pão, hambúrguer de 150 g, queijo e molho", "22.90", 12);
    put(menu, 2, "snack", "X-Salada", "X-Burger com alface, tomate e cebola", "24.90", 12);
    put(menu, 3, "side", "Batata frita", "Porção de 200 g, sequinha e salgada", "12.90", 8);
    put(menu, 4, "side", "Anéis de cebola", "Dez anéis empanados", "14.90", 8);
    put(menu, 5, "drink", "Suco de laranja", "Espremido na hora, 400 ml", "9.50", 4);
    put(menu, 6, "drink", "Guaraná", "Lata de 350 ml, gelada", "7.00", 1);
    put(menu, 7, "dessert", "Pudim de leite", "Com calda de caramelo", "10.90", 2);
    put(menu, 8, "dessert", "Sorvete de creme", "Duas bolas com calda de chocolate", "11.90", 3);
    return menu;
  }

  private static void put(
      Map<ProductId, ProductDetails> menu,
      int number,
      String category,
      String name,
      String description,
      String price,
      int minutes) {
    menu.put(
        new ProductId(UUID.fromString("01970000-0000-7000-8000-00000000000" + number)),
        new ProductDetails(
            new ProductName(name),
            new Description(description),
            Price.brl(price),
            new CategoryId(category),
            Optional.empty(),
            new PreparationTime(minutes)));
  }
}
