package dev.comanda.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.labs.Options.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void a_number_runs_a_lab() {
    Options options = Options.of(List.of("03", "--lang", "pt"));

    assertThat(options.action()).isEqualTo(Action.RUN);
    assertThat(options.labs()).containsExactly(3);
    assertThat(options.language()).isEqualTo(Language.PT);
  }

  @Test
  void nothing_asks_for_help() {
    assertThat(Options.of(List.of()).action()).isEqualTo(Action.HELP);
  }

  @Test
  void grading_takes_any_number_of_labs() {
    assertThat(Options.of(List.of("--grade")).labs()).isEmpty();
    assertThat(Options.of(List.of("--grade", "9", "14", "--base", "main")).labs())
        .containsExactly(9, 14);
  }

  @Test
  void changed_labs_are_counted_from_a_revision() {
    Options options = Options.of(List.of("--changed", "HEAD~1", "--max", "6"));

    assertThat(options.action()).isEqualTo(Action.CHANGED);
    assertThat(options.revision()).contains("HEAD~1");
    assertThat(options.max()).isEqualTo(6);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    for (List<String> nonsense :
        List.of(
            List.of("--check"),
            List.of("--accept"),
            List.of("1", "2"),
            List.of("--all", "3"),
            List.of("--changed"),
            List.of("--changed", "--max"),
            List.of("--lang", "fr"),
            List.of("--max", "many", "--all"),
            List.of("--frobnicate"))) {
      assertThatIllegalArgumentException()
          .as("%s", nonsense)
          .isThrownBy(() -> Options.of(nonsense));
    }
  }

  @Test
  void every_text_has_as_many_blanks_to_fill_in_both_languages() {
    for (Text text : Text.values()) {
      assertThat(text.portuguese().replaceAll("[^%]|%%", ""))
          .as("%s", text)
          .isEqualTo(text.english().replaceAll("[^%]|%%", ""));
    }
  }
}
