package dev.comanda.infrastructure.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.infrastructure.Stacks;
import dev.comanda.infrastructure.docs.ComponentMap.Arrow;
import dev.comanda.infrastructure.docs.ComponentMap.Box;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The pictures can be read: nothing lies on anything else, and arrows lead down. */
class LayoutTest {

  private static final double WIDTH = 150;

  @Test
  void what_follows_from_other_arrows_is_not_drawn_and_every_arrow_leads_down() {
    ComponentMap map = ComponentMap.of(Stacks.graph("dev"));
    Layout layout = new Layout(map.rows(), map.arrows(), kind -> WIDTH);

    assertThat(map.arrows())
        .contains(new Arrow("Database", "Firewall"), new Arrow("Firewall", "Network"))
        .doesNotContain(new Arrow("Database", "Network"))
        .allSatisfy(
            arrow -> assertThat(layout.row(arrow.from())).isLessThan(layout.row(arrow.to())));
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void no_box_lies_on_another_and_no_arrow_passes_through_a_box(String stack) {
    ComponentMap map = ComponentMap.of(Stacks.graph(stack));
    List<String> kinds = map.boxes().stream().map(Box::kind).toList();
    Layout layout = new Layout(map.rows(), map.arrows(), kind -> WIDTH);

    for (String kind : kinds) {
      assertThat(kinds)
          .filteredOn(other -> !other.equals(kind) && layout.row(other) == layout.row(kind))
          .allSatisfy(other ->
              assertThat(Math.abs(layout.center(other) - layout.center(kind)))
                  .isGreaterThan(WIDTH));
    }
    for (Arrow arrow : map.arrows()) {
      double[] way = layout.way(arrow);
      for (int i = 1; i < way.length - 1; i++) {
        int row = layout.row(arrow.from()) + i;
        double x = way[i];
        assertThat(kinds)
            .filteredOn(kind -> layout.row(kind) == row)
            .allSatisfy(
                kind -> assertThat(Math.abs(layout.center(kind) - x)).isGreaterThan(WIDTH / 2));
      }
    }
  }

  @Test
  void arrows_do_not_cross_where_they_need_not() {
    List<Arrow> arrows = List.of(new Arrow("a", "d"), new Arrow("b", "c"));
    Layout layout = new Layout(List.of(List.of("a", "b"), List.of("c", "d")), arrows, kind -> 10);

    assertThat(layout.center("a") < layout.center("b"))
        .isEqualTo(layout.center("d") < layout.center("c"));
    assertThat(layout.way(arrows.getFirst()))
        .containsExactly(layout.center("a"), layout.center("d"));
  }
}
