package dev.comanda.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @Property
  void adding_is_commutative_and_associative(
      @ForAll("amounts") Money a, @ForAll("amounts") Money b, @ForAll("amounts") Money c) {
    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
  }

  @Property
  void multiplying_is_adding_again_and_again(
      @ForAll("amounts") Money price, @ForAll @IntRange(max = 99) int quantity) {
    Money sum = Money.zero(Money.BRL);
    for (int i = 0; i < quantity; i++) {
      sum = sum.plus(price);
    }
    assertThat(price.times(quantity)).isEqualTo(sum);
  }

  @Property
  void what_is_written_can_be_read(@ForAll("amounts") Money money) {
    assertThat(Money.of(money.plainAmount(), money.currency())).isEqualTo(money);
  }

  @Property
  void is_ordered_like_its_amounts(@ForAll("amounts") Money a, @ForAll("amounts") Money b) {
    assertThat(Integer.signum(a.compareTo(b)))
        .isEqualTo(Integer.signum(a.amount().compareTo(b.amount())));
  }

  @Test
  void equals_whatever_the_scale_it_was_made_with() {
    assertThat(Money.brl("5")).isEqualTo(Money.brl("5.00")).hasToString("BRL 5.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1.00", "1,00", "1e3", "0x10", "1.", ".5", "1.005", "NaN"})
  void refuses_what_is_not_an_amount(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.brl(text));
  }

  @Test
  void refuses_an_exponent_that_would_fill_the_memory() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(new BigDecimal("1E+1000000"), Money.BRL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(new BigDecimal("1E-1000000"), Money.BRL));
  }

  @Test
  void is_never_negative() {
    assertThat(Money.zero(Money.BRL)).isEqualTo(Money.brl("0.00"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(new BigDecimal("-0.01"), Money.BRL))
        .withMessage("must not be negative");
  }

  @Test
  void has_at_most_15_digits_before_and_15_after_the_point() {
    String most = "9".repeat(15);
    String zeros = "0".repeat(15);

    assertThat(new Money(new BigDecimal(most + "." + zeros), Money.BRL)).isEqualTo(Money.brl(most));
    for (String tooMuch : List.of(most + "9", "1." + zeros + "0")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Money(new BigDecimal(tooMuch), Money.BRL))
          .withMessage("must not have more than 15 digits");
    }
  }

  @Test
  void refuses_to_mix_currencies() {
    Money dollars = Money.of("1.00", Currency.getInstance("USD"));
    for (Runnable mix :
        List.<Runnable>of(
            () -> Money.brl("1.00").plus(dollars), () -> Money.brl("1.00").compareTo(dollars))) {
      assertThatIllegalArgumentException().isThrownBy(mix::run);
    }
  }

  @Provide
  Arbitrary<Money> amounts() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("99999999.99"))
        .ofScale(2)
        .map(amount -> new Money(amount, Money.BRL));
  }
}
