package dev.comanda.production.adapter.dynamodb;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketState;
import dev.comanda.shared.adapter.dynamodb.Attributes;
import dev.comanda.shared.adapter.dynamodb.Values;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import org.junit.jupiter.api.Test;

class TicketMappingTest {

  @Property
  void a_ticket_comes_back_as_it_was(@ForAll("tickets") TicketSnapshot ticket) {
    Stored stored = new Stored(ticket.version(), Attributes.of(TicketMapping.toData(ticket)));

    assertThat(TicketMapping.toSnapshot(stored)).isEqualTo(ticket);
  }

  @Property
  void a_ticket_is_in_the_queue_as_long_as_it_is_open(@ForAll("tickets") TicketSnapshot ticket) {
    assertThat(TicketMapping.toLookups(ticket).containsKey("queue"))
        .isEqualTo(ticket.state().isOpen());
  }

  @Property
  void positions_sort_as_time_does(
      @ForAll("instants") Instant one, @ForAll("instants") Instant other) {
    Comparator<String> asText = Comparator.naturalOrder();

    assertThat(Integer.signum(asText.compare(position(one), position(other))))
        .isEqualTo(Integer.signum(one.compareTo(other)));
  }

  @Test
  void only_the_cancellation_of_an_order_that_never_came_is_forgotten_after_a_while() {
    TicketSnapshot tombstone = KitchenTicket.withdrawnBeforeReceived(ORDER, NOON).snapshot();

    assertThat(TicketMapping.toLookups(tombstone))
        .containsEntry(
            "expiresAt", Values.number(Instant.parse("2027-02-21T12:00:00Z").getEpochSecond()));
    assertThat(TicketMapping.toLookups(aTicket().withdrawn().snapshot()))
        .doesNotContainKey("expiresAt");
  }

  @Provide
  Arbitrary<TicketSnapshot> tickets() {
    return Combinators.combine(
            Arbitraries.create(UUID::randomUUID).map(ProductionId::new),
            items().list().ofMaxSize(5),
            instants(),
            states(),
            Arbitraries.longs().greaterOrEqual(0))
        .as(TicketSnapshot::new);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return DateTimes.instants()
        .between(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"))
        .ofPrecision(ChronoUnit.NANOS);
  }

  private static Arbitrary<TicketItem> items() {
    return Combinators.combine(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(200).filter(name -> !name.isBlank()),
            Arbitraries.integers().between(1, TicketItem.MAX_QUANTITY))
        .as(TicketItem::new);
  }

  private Arbitrary<TicketState> states() {
    return Arbitraries.oneOf(
        List.of(
            Arbitraries.create(TicketState.Received::new),
            instants().map(TicketState.Started::new),
            Combinators.combine(instants(), instants()).as(TicketState.Completed::new),
            Combinators.combine(instants(), instants(), instants()).as(TicketState.Delivered::new),
            Combinators.combine(instants(), instants().optional(), instants().optional())
                .as(TicketState.Withdrawn::new)));
  }

  private static String position(Instant receivedAt) {
    return TicketMapping.position(new TicketPosition(receivedAt, ORDER));
  }
}
