package dev.comanda.order.adapter.postgres;

import static dev.comanda.order.adapter.postgres.jooq.tables.OutboxTable.OUTBOX;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.comanda.order.adapter.postgres.jooq.tables.records.OutboxRecord;
import dev.comanda.shared.adapter.postgres.Availability;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.SQLDataType;

/**
 * The messages that {@link PostgresOrders} stored. Relays pass over what others are claiming
 * instead of waiting for them; leases run by the database's clock, which is the same for all.
 */
@SecondaryAdapter
public final class PostgresOutbox implements Outbox {

  private final DSLContext sql;
  private final Availability availability = new Availability("Outbox");

  /**
   * @param sql as the role of the order service; each statement commits by itself
   */
  public PostgresOutbox(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<OutgoingMessage> claim(int max, Duration lease) {
    CommonTableExpression<Record1<UUID>> due =
        name("due")
            .as(
                select(OUTBOX.ID)
                    .from(OUTBOX)
                    .where(OUTBOX.LEASED_UNTIL.le(currentInstant()))
                    .orderBy(OUTBOX.SEQUENCE)
                    .limit(max)
                    .forUpdate()
                    .skipLocked());
    List<OutboxRecord> claimed =
        availability.ask(() ->
            sql.with(due)
                .update(OUTBOX)
                .set(OUTBOX.LEASED_UNTIL, fromNow(lease))
                .from(due)
                .where(OUTBOX.ID.eq(due.field(OUTBOX.ID)))
                .returning()
                .fetch());
    return claimed.stream()
        .sorted(Comparator.comparing(OutboxRecord::getSequence))
        .map(PostgresOutbox::message)
        .toList();
  }

  /** The first of the index: how many others there are costs nothing. */
  @Override
  public Optional<Instant> oldest() {
    return availability.ask(() ->
        sql.select(OUTBOX.OCCURRED_AT)
            .from(OUTBOX)
            .orderBy(OUTBOX.SEQUENCE)
            .limit(1)
            .fetchOptional(OUTBOX.OCCURRED_AT));
  }

  @Override
  public void confirm(Collection<OutgoingMessage> published) {
    if (published.isEmpty()) {
      return;
    }
    UUID[] ids = published.stream().map(OutgoingMessage::id).toArray(UUID[]::new);
    availability.ask(() -> sql.deleteFrom(OUTBOX).where(OUTBOX.ID.eq(any(ids))).execute());
  }

  private static Field<Instant> fromNow(Duration lease) {
    return field(
        "{0} + cast({1} as interval)",
        SQLDataType.INSTANT, currentInstant(), val(lease.toString()));
  }

  private static OutgoingMessage message(OutboxRecord row) {
    return new OutgoingMessage(
        row.getId(), row.getQueue(), row.getType(), row.getOccurredAt(), row.getBody());
  }
}
