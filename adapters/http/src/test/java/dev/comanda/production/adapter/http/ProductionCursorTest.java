package dev.comanda.production.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.ProductionId;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Cursors come back as the positions they were made of. */
final class ProductionCursorTest {

  @Property
  void a_cursor_leads_back_to_its_position(
      @ForAll @LongRange(min = 0, max = 4_102_444_800L) long seconds,
      @ForAll @LongRange(min = 0, max = 999_999_999) long nanos,
      @ForAll long high,
      @ForAll long low) {
    TicketPosition position =
        new TicketPosition(
            Instant.ofEpochSecond(seconds, nanos), new ProductionId(new UUID(high, low)));

    assertThat(ProductionController.CURSOR.positionIn(ProductionController.CURSOR.textOf(position)))
        .isEqualTo(position);
  }
}
