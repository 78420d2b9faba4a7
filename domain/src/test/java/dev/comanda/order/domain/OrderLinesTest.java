package dev.comanda.order.domain;

import static dev.comanda.order.domain.AnOrder.BURGER;
import static dev.comanda.order.domain.AnOrder.JUICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.shared.domain.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLinesTest {

  @Test
  void adds_up_repeated_products() {
    Basket basket = Basket.of(List.of(wish(BURGER, 1), wish(JUICE, 1), wish(BURGER, 2)));

    assertThat(basket.quantities())
        .containsEntry(BURGER, new Quantity(3))
        .containsEntry(JUICE, new Quantity(1));
  }

  @Property
  void the_order_of_wishes_does_not_matter(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 4) Integer> quantities,
      @ForAll Random random) {
    List<Basket.Item> wishes = new ArrayList<>();
    for (int i = 0; i < quantities.size(); i++) {
      wishes.add(wish(new ProductId(new UUID(0, i % 5)), quantities.get(i)));
    }
    Basket basket = Basket.of(wishes);
    Collections.shuffle(wishes, random);

    assertThat(Basket.of(wishes)).isEqualTo(basket);
    assertThat(basket.quantities().values().stream().mapToInt(Quantity::value).sum())
        .isEqualTo(quantities.stream().mapToInt(Integer::intValue).sum());
  }

  @Property
  void the_total_is_the_sum_of_the_subtotals(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 99) Integer> quantities) {
    List<OrderLine> lines =
        IntStream.range(0, quantities.size())
            .mapToObj(i ->
                new OrderLine(
                    new ProductId(new UUID(0, i)),
                    "product " + i,
                    Money.brl("1.01"),
                    new Quantity(quantities.get(i))))
            .toList();
    int pieces = quantities.stream().mapToInt(Integer::intValue).sum();

    assertThat(new OrderLines(lines).total()).isEqualTo(Money.brl("1.01").times(pieces));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 100, 1_000_000_000})
  void refuses_a_quantity_that_nobody_means(int quantity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantity(quantity))
        .withMessage("must be between 1 and 99");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 99})
  void takes_a_quantity_that_somebody_may_mean(int quantity) {
    assertThat(new Quantity(quantity).value()).isEqualTo(quantity);
  }

  @Test
  void refuses_repeated_products_that_add_up_to_too_many() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Basket.of(List.of(wish(BURGER, 99), wish(BURGER, 1))))
        .withMessage("must be between 1 and 99");
  }

  @Test
  void refuses_an_empty_basket_and_one_with_too_many_products() {
    List<Basket.Item> tooMany =
        IntStream.rangeClosed(0, Basket.MAX_PRODUCTS)
            .mapToObj(i -> wish(new ProductId(new UUID(0, i)), 1))
            .toList();

    assertThat(Basket.of(tooMany.subList(1, tooMany.size())).products()).hasSize(50);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Basket.of(List.of()))
        .withMessage("must hold at least one product");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Basket.of(tooMany))
        .withMessage("must not hold more than 50 products");
  }

  @Test
  void refuses_no_lines_and_two_lines_of_one_product() {
    OrderLine line = new OrderLine(BURGER, "X-Burger", Money.brl("22.90"), new Quantity(1));

    assertThatIllegalArgumentException().isThrownBy(() -> new OrderLines(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderLines(List.of(line, line)));
  }

  @Test
  void lines_remember_the_basket_that_they_were_made_of() {
    OrderLines lines =
        new OrderLines(
            List.of(
                new OrderLine(JUICE, "Suco de laranja", Money.brl("9.50"), new Quantity(1)),
                new OrderLine(BURGER, "X-Burger", Money.brl("22.90"), new Quantity(2))));

    assertThat(lines.basket()).isEqualTo(Basket.of(List.of(wish(BURGER, 2), wish(JUICE, 1))));
    assertThat(lines.basket().products()).containsExactly(JUICE, BURGER);
  }

  private static Basket.Item wish(ProductId product, int quantity) {
    return new Basket.Item(product, new Quantity(quantity));
  }
}
