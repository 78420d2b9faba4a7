package dev.comanda.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"52998224725", "529.982.247-25", "111.444.777-35", "123.456.789-09"})
  void accepts_numbers_whose_check_digits_are_right(String number) {
    assertThat(new TaxId(number).digits()).isEqualTo(number.replaceAll("\\D", ""));
  }

  @Test
  void is_the_same_number_with_and_without_punctuation() {
    assertThat(new TaxId("529.982.247-25")).isEqualTo(new TaxId("52998224725"));
  }

  @Property(tries = 300)
  void every_body_has_exactly_one_pair_of_check_digits(
      @ForAll @IntRange(max = 999_999_999) int body) {
    String nine = "%09d".formatted(body);
    long expected = nine.chars().distinct().count() == 1 ? 0 : 1;

    assertThat(
            IntStream.range(0, 100)
                .filter(check -> isTaxId(nine + "%02d".formatted(check)))
                .count())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "529982247",
        "529982247251",
        "529.982.24725",
        "529-982-247-25",
        " 52998224725",
        "52998224725\n",
        "5299822472a",
        "\u0665\u0662\u0669\u0669\u0668\u0662\u0662\u0664\u0667\u0662\u0665"
      })
  void refuses_what_is_not_eleven_digits(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaxId(number))
        .withMessage("must have 11 digits, such as 529.982.247-25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"52998224724", "52998224735", "12345678900"})
  void refuses_wrong_check_digits(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaxId(number))
        .withMessage("must have valid check digits");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void refuses_one_digit_repeated_although_it_adds_up(int digit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaxId(Integer.toString(digit).repeat(11)))
        .withMessage("must not repeat one digit");
  }

  private static boolean isTaxId(String number) {
    try {
      new TaxId(number);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
