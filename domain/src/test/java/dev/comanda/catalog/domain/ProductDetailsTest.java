package dev.comanda.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.shared.domain.Money;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of which product details are made. */
class ProductDetailsTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "22.9", "9999.99"})
  void a_price_is_an_amount_of_the_restaurants_currency(String amount) {
    assertThat(Price.brl(amount).value()).isEqualTo(Money.brl(amount));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.00", "10000.00", "999999999"})
  void a_price_is_neither_nothing_nor_a_fortune(String amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Price.brl(amount))
        .withMessage("must be more than 0 and at most 9999.99");
  }

  @Test
  void a_price_in_another_currency_is_refused() {
    Money dollars = Money.of("5.00", Currency.getInstance("USD"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Price(dollars))
        .withMessage("must be in BRL");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 121, Integer.MAX_VALUE})
  void a_preparation_takes_1_to_120_minutes(int minutes) {
    assertThat(new PreparationTime(1).minutes()).isEqualTo(1);
    assertThat(new PreparationTime(120).minutes()).isEqualTo(120);
    assertThatIllegalArgumentException().isThrownBy(() -> new PreparationTime(minutes));
  }

  @Test
  void a_description_may_be_empty_and_has_at_most_500_characters() {
    assertThat(new Description("  ").value()).isEmpty();
    assertThat(new Description("x".repeat(500)).value()).hasSize(500);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Description("x".repeat(501)))
        .withMessage("must not have more than 500 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> new Description("a\u0000b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example/x-burger.png",
        "https://cdn.example:8443/a/b.png?w=200&h=200",
        "/images/x-burger.png"
      })
  void an_image_is_at_a_secure_address_or_a_path(String url) {
    assertThat(new ImageUrl(url).value()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://cdn.example/x.png",
        "//cdn.example/x.png",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "https:///x.png",
        "https://user:secret@cdn.example/x.png",
        "/images/../../etc/passwd",
        "/images/\"onload=alert(1)",
        "images/x.png",
        "/"
      })
  void an_image_is_nowhere_else(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ImageUrl(url));
  }

  @Test
  void an_image_has_an_address_of_at_most_500_characters() {
    assertThat(new ImageUrl("/" + "x".repeat(499)).value()).hasSize(500);
    assertThatIllegalArgumentException().isThrownBy(() -> new ImageUrl("/" + "x".repeat(500)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Snack", "1st", "a b", "pão", "-a", "a/b"})
  void a_category_has_a_short_name_for_addresses(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new CategoryId(id));
  }

  @Test
  void each_is_printed_as_people_write_it() {
    assertThat(new CategoryId("snack")).hasToString("snack");
    assertThat(new Description(" Pão e queijo ")).hasToString("Pão e queijo");
    assertThat(new ImageUrl("/images/x-burger.png")).hasToString("/images/x-burger.png");
    assertThat(Price.brl("22.9")).hasToString("BRL 22.90");
    assertThat(new ProductName("X-Burger")).hasToString("X-Burger");
    assertThat(new ProductId(new UUID(1, 2))).hasToString("00000000-0000-0001-0000-000000000002");
  }
}
