package dev.comanda.order.adapter.postgres;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A query of which only the values change, so that its text is made once. What it asks is still
 * jOOQ's language, checked by the compiler; see ADR 0037 for what making the text each time costs.
 */
final class FixedQuery<R extends Record> {

  private final DSLContext sql;
  private final String text;
  private final List<Param<?>> parameters;
  private final Field<?>[] fields;

  /**
   * @param model the query with any values
   */
  FixedQuery(DSLContext sql, ResultQuery<R> model) {
    this.sql = sql;
    this.text = sql.render(model);
    this.parameters =
        model.getParams().values().stream()
            .<Param<?>>map(param -> param)
            .filter(param -> !param.isInline())
            .toList();
    this.fields = model.fields();
  }

  /**
   * Runs it.
   *
   * @param values in the order in which they stand in the model
   */
  @SuppressWarnings("unchecked")
  Result<R> fetch(@Nullable Object... values) {
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(
          "%d values for %d parameters".formatted(values.length, parameters.size()));
    }
    Object[] bindings = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      bindings[i] = DSL.val(values[i], parameters.get(i).getDataType());
    }
    return (Result<R>) sql.resultQuery(text, bindings).coerce(fields).fetch();
  }
}
