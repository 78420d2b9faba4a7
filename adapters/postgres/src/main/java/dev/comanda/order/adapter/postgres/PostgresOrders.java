package dev.comanda.order.adapter.postgres;

import static dev.comanda.order.adapter.postgres.jooq.tables.CustomerOrderTable.CUSTOMER_ORDER;
import static dev.comanda.order.adapter.postgres.jooq.tables.OrderHistoryTable.ORDER_HISTORY;
import static dev.comanda.order.adapter.postgres.jooq.tables.OrderLineTable.ORDER_LINE;
import static dev.comanda.order.adapter.postgres.jooq.tables.OutboxTable.OUTBOX;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.comanda.order.adapter.postgres.jooq.tables.records.OrderHistoryRecord;
import dev.comanda.order.adapter.postgres.jooq.tables.records.OrderLineRecord;
import dev.comanda.order.adapter.postgres.jooq.tables.records.OutboxRecord;
import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.application.OrderPosition;
import dev.comanda.order.application.Orders;
import dev.comanda.order.domain.CancellationReason;
import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.HistoryEntry;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderLine;
import dev.comanda.order.domain.OrderLines;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.ProductId;
import dev.comanda.order.domain.Quantity;
import dev.comanda.shared.adapter.postgres.Availability;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import dev.comanda.shared.domain.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record7;
import org.jooq.Records;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Orders in PostgreSQL. An order, its lines, its history and its messages are written by one
 * statement: one round trip and one commit, and atomic without a transaction around it. The parts
 * hang on the order's own row; where that is not written (the key is used, the version is stale)
 * nothing is.
 */
@SecondaryAdapter
public final class PostgresOrders implements Orders {

  private static final Field<List<OrderLine>> LINES =
      multiset(
              select(
                      ORDER_LINE.PRODUCT_ID,
                      ORDER_LINE.NAME,
                      ORDER_LINE.UNIT_PRICE,
                      ORDER_LINE.CURRENCY,
                      ORDER_LINE.QUANTITY)
                  .from(ORDER_LINE)
                  .where(ORDER_LINE.ORDER_ID.eq(CUSTOMER_ORDER.ID))
                  .orderBy(ORDER_LINE.POSITION))
          .convertFrom(lines ->
              lines.map(
                  Records.mapping((product, name, price, currency, quantity) ->
                      new OrderLine(
                          new ProductId(product),
                          name,
                          new Money(price, Currency.getInstance(currency)),
                          new Quantity(quantity)))));

  /** Comes as JSON, where an instant is text; jOOQ would try, and throw, another notation first. */
  private static final Field<List<HistoryEntry>> HISTORY =
      multiset(
              select(
                      ORDER_HISTORY.STATUS,
                      ORDER_HISTORY.HAPPENED_AT.coerce(SQLDataType.VARCHAR),
                      ORDER_HISTORY.NOTE)
                  .from(ORDER_HISTORY)
                  .where(ORDER_HISTORY.ORDER_ID.eq(CUSTOMER_ORDER.ID))
                  .orderBy(ORDER_HISTORY.POSITION))
          .convertFrom(entries ->
              entries.map(
                  Records.mapping((status, at, note) ->
                      new HistoryEntry(
                          OrderStatus.valueOf(status),
                          OffsetDateTime.parse(at).toInstant(),
                          Optional.ofNullable(note)))));

  private static final SelectField<StateColumns> STATE =
      row(
              CUSTOMER_ORDER.STATUS,
              CUSTOMER_ORDER.PAYMENT_ID,
              CUSTOMER_ORDER.CANCELLATION_REASON,
              CUSTOMER_ORDER.REFUNDED)
          .convertFrom(
              Records.mapping((status, payment, reason, refunded) ->
                  new StateColumns(
                      OrderStatus.valueOf(status),
                      payment,
                      reason == null ? null : CancellationReason.valueOf(reason),
                      refunded)));

  private final DSLContext sql;
  private final MessageFormat<OrderEvent> format;
  private final Runnable wakeUp;
  private final Availability availability = new Availability("Orders");

  /**
   * @param sql as the role of the order service; each statement commits by itself
   * @param format turns events into the messages that go into the outbox
   * @param wakeUp called after messages were stored
   */
  public PostgresOrders(DSLContext sql, MessageFormat<OrderEvent> format, Runnable wakeUp) {
    this.sql = sql;
    this.format = format;
    this.wakeUp = wakeUp;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return first(CUSTOMER_ORDER.ID.eq(id.value()));
  }

  @Override
  public Optional<Order> placedUnder(IdempotencyKey key, CustomerId customer) {
    return first(
        CUSTOMER_ORDER
            .CUSTOMER_ID
            .eq(customer.value())
            .and(CUSTOMER_ORDER.IDEMPOTENCY_KEY.eq(key.value())));
  }

  @Override
  public boolean add(Order order, IdempotencyKey key) {
    OrderSnapshot snapshot = order.snapshot();
    StateColumns state = StateColumns.of(snapshot.state());
    CommonTableExpression<Record1<UUID>> stored =
        name("stored")
            .as(
                insertInto(CUSTOMER_ORDER)
                    .set(CUSTOMER_ORDER.ID, snapshot.id().value())
                    .set(CUSTOMER_ORDER.CUSTOMER_ID, snapshot.customer().value())
                    .set(CUSTOMER_ORDER.IDEMPOTENCY_KEY, key.value())
                    .set(CUSTOMER_ORDER.PLACED_AT, snapshot.placedAt())
                    .set(CUSTOMER_ORDER.STATUS, state.status().name())
                    .set(CUSTOMER_ORDER.PAYMENT_ID, state.paymentId())
                    .set(CUSTOMER_ORDER.CANCELLATION_REASON, nameOf(state.reason()))
                    .set(CUSTOMER_ORDER.REFUNDED, state.refunded())
                    .set(CUSTOMER_ORDER.VERSION, snapshot.version() + 1)
                    .onConflict(CUSTOMER_ORDER.CUSTOMER_ID, CUSTOMER_ORDER.IDEMPOTENCY_KEY)
                    .doNothing()
                    .returningResult(CUSTOMER_ORDER.ID));
    return store(order, stored, lines(snapshot).hangingOn(stored));
  }

  @Override
  public void save(Order order) {
    OrderSnapshot snapshot = order.snapshot();
    StateColumns state = StateColumns.of(snapshot.state());
    CommonTableExpression<Record1<UUID>> stored =
        name("stored")
            .as(
                update(CUSTOMER_ORDER)
                    .set(CUSTOMER_ORDER.STATUS, state.status().name())
                    .set(CUSTOMER_ORDER.PAYMENT_ID, state.paymentId())
                    .set(CUSTOMER_ORDER.CANCELLATION_REASON, nameOf(state.reason()))
                    .set(CUSTOMER_ORDER.REFUNDED, state.refunded())
                    .set(CUSTOMER_ORDER.VERSION, snapshot.version() + 1)
                    .where(CUSTOMER_ORDER.ID.eq(snapshot.id().value()))
                    .and(CUSTOMER_ORDER.VERSION.eq(snapshot.version()))
                    .returningResult(CUSTOMER_ORDER.ID));
    if (!store(order, stored)) {
      throw new ConcurrentChangeException("order " + snapshot.id());
    }
  }

  @Override
  public Page<OrderSnapshot, OrderPosition> list(
      Optional<CustomerId> customer,
      Optional<OrderStatus> status,
      PageRequest<OrderPosition> page) {
    Condition ofCustomer =
        customer.map(id -> CUSTOMER_ORDER.CUSTOMER_ID.eq(id.value())).orElse(noCondition());
    Condition inStatus =
        status.map(name -> CUSTOMER_ORDER.STATUS.eq(name.name())).orElse(noCondition());
    Condition after =
        page.after()
            .map(position ->
                row(CUSTOMER_ORDER.PLACED_AT, CUSTOMER_ORDER.ID)
                    .lessThan(position.placedAt(), position.order().value()))
            .orElse(noCondition());
    List<OrderSnapshot> oneMore =
        availability.ask(() ->
            orders(ofCustomer.and(inStatus).and(after))
                .orderBy(CUSTOMER_ORDER.PLACED_AT.desc(), CUSTOMER_ORDER.ID.desc())
                .limit(page.limit() + 1)
                .fetch(Records.mapping(PostgresOrders::snapshot)));
    return Page.of(oneMore, page, OrderPosition::of);
  }

  private Optional<Order> first(Condition condition) {
    return availability
        .ask(() -> orders(condition).fetchOptional(Records.mapping(PostgresOrders::snapshot)))
        .map(Order::rehydrate);
  }

  /** Everything of the orders, children included, in one query. */
  private SelectConditionStep<
          Record7<UUID, String, Instant, StateColumns, Long, List<OrderLine>, List<HistoryEntry>>>
      orders(Condition condition) {
    return sql.select(
            CUSTOMER_ORDER.ID,
            CUSTOMER_ORDER.CUSTOMER_ID,
            CUSTOMER_ORDER.PLACED_AT,
            STATE,
            CUSTOMER_ORDER.VERSION,
            LINES,
            HISTORY)
        .from(CUSTOMER_ORDER)
        .where(condition);
  }

  private static OrderSnapshot snapshot(
      UUID id,
      String customer,
      Instant placedAt,
      StateColumns state,
      long version,
      List<OrderLine> lines,
      List<HistoryEntry> history) {
    return new OrderSnapshot(
        new OrderId(id),
        new CustomerId(customer),
        new OrderLines(lines),
        placedAt,
        state.state(),
        history,
        version);
  }

  /** Writes the order's row, and all that hangs on it; answers whether it did. */
  private boolean store(
      Order order,
      CommonTableExpression<Record1<UUID>> stored,
      CommonTableExpression<?>... otherParts) {
    List<OutgoingMessage> messages =
        order.events().stream().flatMap(event -> format.messagesFor(event).stream()).toList();
    List<CommonTableExpression<?>> parts = new ArrayList<>(List.of(stored));
    parts.addAll(List.of(otherParts));
    parts.add(history(order.snapshot()).hangingOn(stored));
    if (!messages.isEmpty()) {
      parts.add(outbox(messages).hangingOn(stored));
    }
    boolean done =
        availability.ask(
            () -> sql.with(parts).select(count()).from(stored).fetchSingle().value1() == 1);
    if (done && !messages.isEmpty()) {
      wakeUp.run();
    }
    return done;
  }

  private static Rows<OrderLineRecord> lines(OrderSnapshot order) {
    Rows<OrderLineRecord> rows =
        new Rows<>(
            ORDER_LINE,
            ORDER_LINE.ORDER_ID,
            ORDER_LINE.POSITION,
            ORDER_LINE.PRODUCT_ID,
            ORDER_LINE.NAME,
            ORDER_LINE.UNIT_PRICE,
            ORDER_LINE.CURRENCY,
            ORDER_LINE.QUANTITY);
    for (OrderLine line : order.lines().lines()) {
      rows.add(
          order.id().value(),
          rows.size(),
          line.product().value(),
          line.name(),
          line.unitPrice().amount(),
          line.unitPrice().currency().getCurrencyCode(),
          line.quantity().value());
    }
    return rows;
  }

  /** The whole history: what is stored of it stays as it is. */
  private static Rows<OrderHistoryRecord> history(OrderSnapshot order) {
    Rows<OrderHistoryRecord> rows =
        new Rows<>(
            ORDER_HISTORY,
            ORDER_HISTORY.ORDER_ID,
            ORDER_HISTORY.POSITION,
            ORDER_HISTORY.STATUS,
            ORDER_HISTORY.HAPPENED_AT,
            ORDER_HISTORY.NOTE);
    for (HistoryEntry entry : order.history()) {
      rows.add(
          order.id().value(),
          rows.size(),
          entry.status().name(),
          entry.at(),
          entry.note().orElse(null));
    }
    return rows.unlessThere();
  }

  private static Rows<OutboxRecord> outbox(List<OutgoingMessage> messages) {
    Rows<OutboxRecord> rows =
        new Rows<>(OUTBOX, OUTBOX.ID, OUTBOX.QUEUE, OUTBOX.TYPE, OUTBOX.OCCURRED_AT, OUTBOX.BODY);
    for (OutgoingMessage message : messages) {
      rows.add(message.id(), message.queue(), message.type(), message.occurredAt(), message.body());
    }
    return rows;
  }

  private static @Nullable String nameOf(@Nullable CancellationReason reason) {
    return reason == null ? null : reason.name();
  }
}
