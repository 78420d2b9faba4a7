package dev.comanda.catalog.domain;

import static dev.comanda.catalog.domain.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.catalog.domain.Transition.AlreadyApplied;
import dev.comanda.catalog.domain.Transition.Applied;
import dev.comanda.catalog.domain.Transition.Refusal;
import dev.comanda.catalog.domain.Transition.Refused;
import dev.comanda.shared.domain.TransitionTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ProductTest {

  @Test
  void is_on_the_menu_from_the_beginning() {
    assertThat(aProduct().onTheMenu().isOnTheMenu()).isTrue();
  }

  @Test
  void keeps_the_id_under_which_it_was_offered() {
    ProductId id = new ProductId(new UUID(1, 2));

    assertThat(aProduct().withId(id).onTheMenu().getId()).isEqualTo(id);
    assertThat(aProduct().withId(id).withdrawn().getId()).isEqualTo(id);
  }

  @Test
  void is_revised_as_a_whole() {
    Product product = aProduct().onTheMenu();
    ProductDetails revised = aProduct().named("X-Salada").at("24.90").details();

    assertThat(product.revise(revised)).isEqualTo(new Applied());
    assertThat(product.snapshot().details()).isEqualTo(revised);
    assertThat(product.revise(revised)).isEqualTo(new AlreadyApplied());
  }

  @Test
  void stays_as_it_was_when_it_is_withdrawn() {
    Product product = aProduct().withdrawn();

    assertThat(product.revise(aProduct().at("1.00").details()))
        .isEqualTo(new Refused(Refusal.WITHDRAWN));
    assertThat(product.snapshot().details()).isEqualTo(aProduct().details());
  }

  @Test
  void comes_back_from_its_snapshot_as_it_was() {
    ProductSnapshot snapshot =
        new ProductSnapshot(
            aProduct().onTheMenu().getId(), aProduct().withoutImage().details(), true, 7);

    assertThat(Product.rehydrate(snapshot).snapshot()).isEqualTo(snapshot);
  }

  @Test
  void every_command_has_a_known_outcome_in_every_state() {
    Map<String, Function<String, Product>> rows = new LinkedHashMap<>();
    rows.put("ON_THE_MENU", _ -> aProduct().onTheMenu());
    rows.put("WITHDRAWN", _ -> aProduct().withdrawn());

    new TransitionTable<Product>(
            "catalog", product -> product.isOnTheMenu() ? "ON_THE_MENU" : "WITHDRAWN")
        .command("revise", product -> product.revise(aProduct().at("1.00").details()))
        .command("withdraw", Product::withdraw)
        .verify(rows);
  }
}
