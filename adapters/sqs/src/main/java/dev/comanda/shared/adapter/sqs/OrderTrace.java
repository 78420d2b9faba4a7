package dev.comanda.shared.adapter.sqs;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.UUID;

/**
 * The one trace of everything that happens to an order: its id is the order's id, so whoever holds
 * an order's number finds its trace, and every context finds it without having been told. What the
 * provider's webhook or a cook's button causes belongs to it like what the customer's request
 * caused; those requests have traces of their own, and are linked (docs/adr/0029).
 */
final class OrderTrace {

  private OrderTrace() {}

  /**
   * Puts a span into the trace of an order: below the span that raised the message if that is in
   * the trace already, else at the top and linked to it.
   */
  static void join(SpanBuilder span, UUID order, Context cause) {
    SpanContext raised = Span.fromContext(cause).getSpanContext();
    String trace =
        TraceId.fromLongs(order.getMostSignificantBits(), order.getLeastSignificantBits());
    if (raised.getTraceId().equals(trace)) {
      span.setParent(cause);
      return;
    }
    // Whoever was not sampled causes nothing that is.
    TraceFlags flags = raised.isValid() ? raised.getTraceFlags() : TraceFlags.getSampled();
    SpanContext top =
        SpanContext.createFromRemoteParent(
            trace,
            SpanId.fromLong(order.getLeastSignificantBits()),
            flags,
            TraceState.getDefault());
    span.setParent(Context.root().with(Span.wrap(top)));
    if (raised.isValid()) {
      span.addLink(raised);
    }
  }
}
