package dev.comanda.catalog.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.catalog.domain.ProductName;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Cursors come back as the names they were made of, whatever people call a product. */
final class MenuCursorTest {

  @Property
  void a_cursor_leads_back_to_its_name(@ForAll("names") ProductName name) {
    assertThat(MenuController.CURSOR.positionIn(MenuController.CURSOR.textOf(name)))
        .isEqualTo(name);
  }

  @Property
  void no_text_of_anybody_else_is_a_fault(@ForAll String text) {
    try {
      assertThat(MenuController.CURSOR.textOf(MenuController.CURSOR.positionIn(text)))
          .isEqualTo(text);
    } catch (IllegalArgumentException refused) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MenuController.CURSOR.positionIn(text))
          .withMessage("must be a cursor that this list gave");
    }
  }

  @Provide
  Arbitrary<ProductName> names() {
    return Arbitraries.strings()
        .withChars("aÁçñ日 -'&\u0301")
        .ofMaxLength(40)
        .map(text -> new ProductName("🍔" + text));
  }
}
