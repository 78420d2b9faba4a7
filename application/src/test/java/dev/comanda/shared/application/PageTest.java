package dev.comanda.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long lists are cut. */
class PageTest {

  private static final PageRequest<Integer> TWO = PageRequest.first(2);

  @Test
  void ends_where_the_next_one_begins() {
    assertThat(Page.of(List.of("a", "bb", "ccc"), TWO, String::length))
        .isEqualTo(new Page<>(List.of("a", "bb"), Optional.of(2)));
  }

  @Test
  void is_the_last_one_when_nothing_remains() {
    assertThat(Page.of(List.of("a", "bb"), TWO, String::length))
        .isEqualTo(new Page<>(List.of("a", "bb"), Optional.empty()));
    assertThat(Page.of(List.<String>of(), TWO, String::length))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }

  @Test
  void is_not_changed_by_whoever_made_it() {
    List<String> items = new ArrayList<>(List.of("a"));
    Page<String, Integer> page = new Page<>(items, Optional.empty());

    items.clear();

    assertThat(page.items()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100})
  void has_as_many_entries_as_asked_for(int limit) {
    assertThat(PageRequest.first(limit)).isEqualTo(new PageRequest<>(Optional.empty(), limit));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 101})
  void has_1_to_100_entries(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageRequest.first(limit))
        .withMessage("must be between 1 and 100");
  }
}
