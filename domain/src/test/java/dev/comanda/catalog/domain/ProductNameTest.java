package dev.comanda.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"pão de queijo", "PÃO  DE QUEIJO", "Pao de Queijo", " Pa\u0303o de queijo"})
  void is_one_name_whatever_its_case_accents_and_spacing(String written) {
    assertThat(new ProductName(written).key()).isEqualTo(new ProductName("Pão de Queijo").key());
  }

  @Test
  void keeps_how_it_was_written() {
    assertThat(new ProductName("  Pão de Queijo ").value()).isEqualTo("Pão de Queijo");
  }

  @Test
  void is_sorted_as_people_sort() {
    assertThat(
            List.of("Suco", "água", "X-Burger", "Batata").stream()
                .map(ProductName::new)
                .sorted()
                .map(ProductName::value))
        .containsExactly("água", "Batata", "Suco", "X-Burger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "a\u2028b", "\ud800", "\u0301"})
  void refuses_what_nobody_can_read(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductName(written));
  }

  @Test
  void has_at_most_150_characters() {
    assertThat(new ProductName("x".repeat(150)).value()).hasSize(150);
    assertThat(new ProductName("🍔".repeat(150)).value().codePoints()).hasSize(150);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProductName("x".repeat(151)))
        .withMessage("must have 1 to 150 characters");
  }

  @Test
  void is_measured_with_the_accents_that_its_key_leaves_out() {
    String accented = "x\u0301";

    assertThat(new ProductName(accented.repeat(75)).key()).isEqualTo("x".repeat(75));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductName(accented.repeat(76)));
  }

  @Test
  void is_not_longer_than_it_looks() {
    String phraseInOneCharacter = "\ufdfa";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProductName(phraseInOneCharacter.repeat(150)));
  }

  @Property
  void is_equal_in_order_exactly_when_it_is_one_name(
      @ForAll("names") ProductName a, @ForAll("names") ProductName b) {
    assertThat(a.compareTo(b) == 0).isEqualTo(a.key().equals(b.key()));
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
  }

  @Property
  void is_the_same_name_when_it_is_read_again(@ForAll("names") ProductName name) {
    assertThat(new ProductName(name.value())).isEqualTo(name);
    assertThat(name.key()).isNotEmpty().isEqualTo(new ProductName(name.key()).key());
  }

  @Provide
  Arbitrary<ProductName> names() {
    return Arbitraries.strings()
        .withCharRange('a', 'e')
        .withCharRange('A', 'E')
        .withChars("áÉç ß İ𝔸ﬁ½🍔".toCharArray())
        .ofMinLength(1)
        .ofMaxLength(8)
        .filter(
            text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
        .filter(text -> !text.isBlank())
        .map(ProductName::new);
  }
}
