package dev.comanda.order.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.order.application.OrderPosition;
import dev.comanda.order.domain.OrderId;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Cursors come back as the positions they were made of, and nothing else is a cursor. */
final class OrderCursorTest {

  @Property
  void a_cursor_leads_back_to_its_position(
      @ForAll @LongRange(min = 0, max = 4_102_444_800L) long seconds,
      @ForAll @LongRange(min = 0, max = 999_999_999) long nanos,
      @ForAll long high,
      @ForAll long low) {
    OrderPosition position =
        new OrderPosition(Instant.ofEpochSecond(seconds, nanos), new OrderId(new UUID(high, low)));

    String text = OrderController.CURSOR.textOf(position);

    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(OrderController.CURSOR.positionIn(text)).isEqualTo(position);
  }

  @Property
  void no_other_text_is_a_cursor(@ForAll String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> OrderController.CURSOR.positionIn(text));
  }
}
