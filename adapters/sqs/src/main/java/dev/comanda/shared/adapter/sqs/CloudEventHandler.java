package dev.comanda.shared.adapter.sqs;

import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.MessageHandler;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the CloudEvents of one queue: reads the envelope, continues the trace in which the message
 * was raised, hands it to the listener for its type, and classifies what goes wrong. It logs ids
 * and types, never a body.
 */
@PrimaryAdapter
public final class CloudEventHandler implements MessageHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CloudEventHandler.class);
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> EVENT_ID =
      AttributeKey.stringKey("cloudevents.event_id");
  private static final AttributeKey<String> EVENT_TYPE =
      AttributeKey.stringKey("cloudevents.event_type");
  private static final AttributeKey<String> HANDLING = AttributeKey.stringKey("comanda.handling");

  private final String queue;
  private final Map<String, MessageListener> listeners = new HashMap<>();
  private final Tracer tracer;

  /**
   * @param queue the queue whose messages it takes; for traces and logs
   * @throws IllegalArgumentException if two listeners take the same type
   */
  public CloudEventHandler(
      String queue, Collection<? extends MessageListener> listeners, OpenTelemetry telemetry) {
    this.queue = queue;
    this.tracer = telemetry.getTracer("dev.comanda.messaging");
    for (MessageListener listener : listeners) {
      for (String type : listener.types()) {
        if (this.listeners.put(type, listener) != null) {
          throw new IllegalArgumentException("two listeners of %s take %s".formatted(queue, type));
        }
      }
    }
  }

  /** The queue whose messages it takes. */
  public String queue() {
    return queue;
  }

  /** The types of message that it takes; others are parked. */
  public Set<String> types() {
    return Set.copyOf(listeners.keySet());
  }

  @Override
  public Handling handle(String body) {
    IncomingMessage message;
    try {
      message = CloudEventsJson.read(body);
    } catch (MalformedMessageException e) {
      return new Handling.Park(e.reason());
    }
    MessageListener listener = listeners.get(message.type());
    if (listener == null) {
      return new Handling.Park("nobody takes messages of type " + message.type());
    }
    SpanBuilder builder =
        tracer
            .spanBuilder("process " + message.type())
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(message.trace())
            .setAttribute(SYSTEM, "aws_sqs")
            .setAttribute(OPERATION, "process")
            .setAttribute(DESTINATION, queue)
            .setAttribute(EVENT_ID, message.id())
            .setAttribute(EVENT_TYPE, message.type());
    message.order().ifPresent(order -> OrderTrace.join(builder, order, message.trace()));
    Span span = builder.startSpan();
    try (Scope _ = span.makeCurrent()) {
      Handling handling = take(listener, message);
      span.setAttribute(HANDLING, handling.getClass().getSimpleName());
      return handling;
    } catch (RuntimeException e) {
      span.recordException(e).setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  private Handling take(MessageListener listener, IncomingMessage message) {
    try {
      Handling handling = listener.take(message);
      LOG.debug("{}: {} {}: {}", queue, message.type(), message.id(), handling);
      return handling;
    } catch (MalformedMessageException e) {
      return new Handling.Park(e.reason());
    } catch (ConcurrentChangeException | DependencyUnavailableException e) {
      LOG.info("{}: {} {} has to wait: {}", queue, message.type(), message.id(), e.getMessage());
      return new Handling.Retry(String.valueOf(e.getMessage()));
    }
  }
}
