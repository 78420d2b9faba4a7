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
import static org.jooq.impl.DSL.val;

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
import org.jooq.Record10;
import org.jooq.Records;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
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

  private static final Rows<OrderLineRecord> LINE_ROWS =
      new Rows<>(
          ORDER_LINE,
          ORDER_LINE.ORDER_ID,
          ORDER_LINE.POSITION,
          ORDER_LINE.PRODUCT_ID,
          ORDER_LINE.NAME,
          ORDER_LINE.UNIT_PRICE,
          ORDER_LINE.CURRENCY,
          ORDER_LINE.QUANTITY);

  private static final Rows<OrderHistoryRecord> HISTORY_ROWS =
      new Rows<>(
          ORDER_HISTORY,
          ORDER_HISTORY.ORDER_ID,
          ORDER_HISTORY.POSITION,
          ORDER_HISTORY.STATUS,
          ORDER_HISTORY.HAPPENED_AT,
          ORDER_HISTORY.NOTE);

  private static final Rows<OutboxRecord> OUTBOX_ROWS =
      new Rows<>(OUTBOX, OUTBOX.ID, OUTBOX.QUEUE, OUTBOX.TYPE, OUTBOX.OCCURRED_AT, OUTBOX.BODY);

  private final DSLContext sql;
  private final MessageFormat<OrderEvent> format;
  private final Runnable wakeUp;
  private final FixedQuery<
          Record10<
              UUID,
              String,
              Instant,
              String,
              UUID,
              String,
              Boolean,
              Long,
              List<OrderLine>,
              List<HistoryEntry>>>
      byId;
  private final FixedQuery<
          Record10<
              UUID,
              String,
              Instant,
              String,
              UUID,
              String,
              Boolean,
              Long,
              List<OrderLine>,
              List<HistoryEntry>>>
      byKey;
  private final FixedQuery<Record1<Integer>> insertion;
  private final FixedQuery<Record1<Integer>> change;
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
    this.byId = new FixedQuery<>(sql, orders(CUSTOMER_ORDER.ID.eq(any(CUSTOMER_ORDER.ID))));
    this.byKey =
        new FixedQuery<>(
            sql,
            orders(
                CUSTOMER_ORDER
                    .CUSTOMER_ID
                    .eq(any(CUSTOMER_ORDER.CUSTOMER_ID))
                    .and(CUSTOMER_ORDER.IDEMPOTENCY_KEY.eq(any(CUSTOMER_ORDER.IDEMPOTENCY_KEY)))));
    this.insertion = new FixedQuery<>(sql, insertion());
    this.change = new FixedQuery<>(sql, change());
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return first(byId, id.value());
  }

  @Override
  public Optional<Order> placedUnder(IdempotencyKey key, CustomerId customer) {
    return first(byKey, customer.value(), key.value());
  }

  @Override
  public boolean add(Order order, IdempotencyKey key) {
    OrderSnapshot snapshot = order.snapshot();
    List<@Nullable Object> values =
        new ArrayList<>(
            List.of(
                snapshot.id().value(),
                snapshot.customer().value(),
                key.value(),
                snapshot.placedAt()));
    values.addAll(changing(snapshot));
    values.addAll(LINE_ROWS.values(lines(snapshot)));
    return store(insertion, order, values);
  }

  @Override
  public void save(Order order) {
    OrderSnapshot snapshot = order.snapshot();
    List<@Nullable Object> values = changing(snapshot);
    values.add(snapshot.id().value());
    values.add(snapshot.version());
    if (!store(change, order, values)) {
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

  private Optional<Order> first(
      FixedQuery<
              Record10<
                  UUID,
                  String,
                  Instant,
                  String,
                  UUID,
                  String,
                  Boolean,
                  Long,
                  List<OrderLine>,
                  List<HistoryEntry>>>
          query,
      Object... values) {
    return availability
        .ask(() -> query.fetch(values).map(Records.mapping(PostgresOrders::snapshot)))
        .stream()
        .findFirst()
        .map(Order::rehydrate);
  }

  /** Everything of the orders, children included, in one query. */
  private SelectConditionStep<
          Record10<
              UUID,
              String,
              Instant,
              String,
              UUID,
              String,
              Boolean,
              Long,
              List<OrderLine>,
              List<HistoryEntry>>>
      orders(Condition condition) {
    return sql.select(
            CUSTOMER_ORDER.ID,
            CUSTOMER_ORDER.CUSTOMER_ID,
            CUSTOMER_ORDER.PLACED_AT,
            CUSTOMER_ORDER.STATUS,
            CUSTOMER_ORDER.PAYMENT_ID,
            CUSTOMER_ORDER.CANCELLATION_REASON,
            CUSTOMER_ORDER.REFUNDED,
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
      String status,
      @Nullable UUID payment,
      @Nullable String reason,
      boolean refunded,
      long version,
      List<OrderLine> lines,
      List<HistoryEntry> history) {
    StateColumns state =
        new StateColumns(
            OrderStatus.valueOf(status),
            payment,
            reason == null ? null : CancellationReason.valueOf(reason),
            refunded);
    return new OrderSnapshot(
        new OrderId(id),
        new CustomerId(customer),
        new OrderLines(lines),
        placedAt,
        state.state(),
        history,
        version);
  }

  /** Counts no order if the key is used. */
  private Select<Record1<Integer>> insertion() {
    CommonTableExpression<Record1<UUID>> stored =
        name("stored")
            .as(
                insertInto(CUSTOMER_ORDER)
                    .set(CUSTOMER_ORDER.ID, any(CUSTOMER_ORDER.ID))
                    .set(CUSTOMER_ORDER.CUSTOMER_ID, any(CUSTOMER_ORDER.CUSTOMER_ID))
                    .set(CUSTOMER_ORDER.IDEMPOTENCY_KEY, any(CUSTOMER_ORDER.IDEMPOTENCY_KEY))
                    .set(CUSTOMER_ORDER.PLACED_AT, any(CUSTOMER_ORDER.PLACED_AT))
                    .set(CUSTOMER_ORDER.STATUS, any(CUSTOMER_ORDER.STATUS))
                    .set(CUSTOMER_ORDER.PAYMENT_ID, any(CUSTOMER_ORDER.PAYMENT_ID))
                    .set(
                        CUSTOMER_ORDER.CANCELLATION_REASON, any(CUSTOMER_ORDER.CANCELLATION_REASON))
                    .set(CUSTOMER_ORDER.REFUNDED, any(CUSTOMER_ORDER.REFUNDED))
                    .set(CUSTOMER_ORDER.VERSION, any(CUSTOMER_ORDER.VERSION))
                    .onConflict(CUSTOMER_ORDER.CUSTOMER_ID, CUSTOMER_ORDER.IDEMPOTENCY_KEY)
                    .doNothing()
                    .returningResult(CUSTOMER_ORDER.ID));
    return sql.with(
            stored,
            LINE_ROWS.hangingOn(stored),
            HISTORY_ROWS.hangingUnlessThereOn(stored),
            OUTBOX_ROWS.hangingOn(stored))
        .select(count())
        .from(stored);
  }

  /** Counts no order if the version is stale. */
  private Select<Record1<Integer>> change() {
    CommonTableExpression<Record1<UUID>> stored =
        name("stored")
            .as(
                update(CUSTOMER_ORDER)
                    .set(CUSTOMER_ORDER.STATUS, any(CUSTOMER_ORDER.STATUS))
                    .set(CUSTOMER_ORDER.PAYMENT_ID, any(CUSTOMER_ORDER.PAYMENT_ID))
                    .set(
                        CUSTOMER_ORDER.CANCELLATION_REASON, any(CUSTOMER_ORDER.CANCELLATION_REASON))
                    .set(CUSTOMER_ORDER.REFUNDED, any(CUSTOMER_ORDER.REFUNDED))
                    .set(CUSTOMER_ORDER.VERSION, any(CUSTOMER_ORDER.VERSION))
                    .where(CUSTOMER_ORDER.ID.eq(any(CUSTOMER_ORDER.ID)))
                    .and(CUSTOMER_ORDER.VERSION.eq(any(CUSTOMER_ORDER.VERSION)))
                    .returningResult(CUSTOMER_ORDER.ID));
    return sql.with(
            stored, HISTORY_ROWS.hangingUnlessThereOn(stored), OUTBOX_ROWS.hangingOn(stored))
        .select(count())
        .from(stored);
  }

  /** Writes the order's row, and all that hangs on it; answers whether it did. */
  private boolean store(
      FixedQuery<Record1<Integer>> query, Order order, List<@Nullable Object> values) {
    List<OutgoingMessage> messages =
        order.events().stream().flatMap(event -> format.messagesFor(event).stream()).toList();
    values.addAll(HISTORY_ROWS.values(history(order.snapshot())));
    values.addAll(OUTBOX_ROWS.values(outbox(messages)));
    boolean done = availability.ask(() -> query.fetch(values.toArray()).getFirst().value1() == 1);
    if (done && !messages.isEmpty()) {
      wakeUp.run();
    }
    return done;
  }

  /** What {@link #insertion} and {@link #change} both set of the order's own row. */
  private static List<@Nullable Object> changing(OrderSnapshot order) {
    StateColumns state = StateColumns.of(order.state());
    CancellationReason reason = state.reason();
    List<@Nullable Object> values = new ArrayList<>();
    values.add(state.status().name());
    values.add(state.paymentId());
    values.add(reason == null ? null : reason.name());
    values.add(state.refunded());
    values.add(order.version() + 1);
    return values;
  }

  private static List<@Nullable Object[]> lines(OrderSnapshot order) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (OrderLine line : order.lines().lines()) {
      rows.add(
          new Object[] {
            order.id().value(),
            (short) rows.size(),
            line.product().value(),
            line.name(),
            line.unitPrice().amount(),
            line.unitPrice().currency().getCurrencyCode(),
            (short) line.quantity().value()
          });
    }
    return rows;
  }

  /** The whole history: what is stored of it stays as it is. */
  private static List<@Nullable Object[]> history(OrderSnapshot order) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (HistoryEntry entry : order.history()) {
      rows.add(
          new @Nullable Object[] {
            order.id().value(),
            (short) rows.size(),
            entry.status().name(),
            entry.at(),
            entry.note().orElse(null)
          });
    }
    return rows;
  }

  private static List<@Nullable Object[]> outbox(List<OutgoingMessage> messages) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (OutgoingMessage message : messages) {
      rows.add(
          new Object[] {
            message.id(), message.queue(), message.type(), message.occurredAt(), message.body()
          });
    }
    return rows;
  }

  /** Stands for a value that comes when the query runs. */
  private static <T> Field<T> any(Field<T> column) {
    return val(null, column);
  }
}
