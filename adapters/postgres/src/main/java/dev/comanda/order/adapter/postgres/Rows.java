package dev.comanda.order.adapter.postgres;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.InsertReturningStep;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table that are written by the same statement as the order they belong to, if that one
 * is written. They go as an array for each column, so that the statement is the same however many
 * they are.
 */
final class Rows<R extends Record> {

  private final Table<R> table;
  private final List<Field<?>> columns;

  Rows(Table<R> table, Field<?>... columns) {
    this.table = table;
    this.columns = List.of(columns);
  }

  /**
   * A part of the statement.
   *
   * @param stored the part that writes the order's own row: one row, or none
   */
  CommonTableExpression<?> hangingOn(CommonTableExpression<?> stored) {
    return part(stored, false);
  }

  /** The same, but rows whose key is there already are left as they are. */
  CommonTableExpression<?> hangingUnlessThereOn(CommonTableExpression<?> stored) {
    return part(stored, true);
  }

  /**
   * The values of that part.
   *
   * @param rows the values of each, in the order of the columns
   */
  List<Object> values(List<@Nullable Object[]> rows) {
    List<Object> arrays = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      // The database tells what is null and what is text by the arrays' types.
      Object[] array =
          (Object[]) Array.newInstance(columns.get(column).getDataType().getType(), rows.size());
      for (int row = 0; row < array.length; row++) {
        array[row] = rows.get(row)[column];
      }
      arrays.add(array);
    }
    return arrays;
  }

  private CommonTableExpression<?> part(CommonTableExpression<?> stored, boolean unlessThere) {
    List<Field<?>> arrays = new ArrayList<>();
    for (Field<?> column : columns) {
      DataType<?> array = column.getDataType().getArrayDataType();
      arrays.add(val(null, array).cast(array));
    }
    Table<?> values = table("unnest({0})", list(arrays)).as("part");
    var insert =
        insertInto(table)
            .columns(columns)
            .select(select(values.asterisk()).from(stored).crossJoin(values));
    InsertReturningStep<R> rest = unlessThere ? insert.onConflictDoNothing() : insert;
    return name(table.getName() + "_stored").as(rest.returningResult(one()));
  }
}
