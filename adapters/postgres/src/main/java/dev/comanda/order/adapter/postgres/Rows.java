package dev.comanda.order.adapter.postgres;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.InsertReturningStep;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table that are written by the same statement as the order they belong to, if that one
 * is written.
 */
final class Rows<R extends Record> {

  private final Table<R> table;
  private final List<Field<?>> columns;
  private final List<RowN> rows = new ArrayList<>();
  private boolean unlessThere;

  Rows(Table<R> table, Field<?>... columns) {
    this.table = table;
    this.columns = List.of(columns);
  }

  void add(@Nullable Object... values) {
    Field<?>[] row = new Field<?>[values.length];
    for (int i = 0; i < values.length; i++) {
      // The cast tells the database the type of what may be null.
      row[i] = val(values[i], columns.get(i)).cast(columns.get(i));
    }
    rows.add(DSL.row((Object[]) row));
  }

  int size() {
    return rows.size();
  }

  /** Leaves rows alone whose key is there already. */
  Rows<R> unlessThere() {
    unlessThere = true;
    return this;
  }

  /**
   * A part of the statement.
   *
   * @param stored the part that writes the order's own row: one row, or none
   */
  CommonTableExpression<?> hangingOn(CommonTableExpression<?> stored) {
    Table<?> values = DSL.values(rows.toArray(RowN[]::new)).as("part");
    var insert =
        insertInto(table)
            .columns(columns)
            .select(select(values.asterisk()).from(stored).crossJoin(values));
    InsertReturningStep<R> rest = unlessThere ? insert.onConflictDoNothing() : insert;
    return name(table.getName() + "_stored").as(rest.returningResult(one()));
  }
}
