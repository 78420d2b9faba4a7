package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What people write on a page stays when the generated part of it is written again. */
class MarkedTest {

  private static final String PAGE =
      """
      # A page

      <!-- generated:table begin -->
      old
      <!-- generated:table end -->
      by hand
      """;

  @Test
  void replaces_what_is_between_the_marks_and_nothing_else() {
    assertThat(Marked.replace(PAGE, "table", "new\n")).isEqualTo(PAGE.replace("old", "new"));
  }

  @Test
  void refuses_a_page_without_the_marks() {
    assertThatThrownBy(() -> Marked.replace(PAGE, "message", "new"))
        .hasMessageContaining("# A page")
        .hasMessageContaining("<!-- generated:message begin -->");
  }
}
