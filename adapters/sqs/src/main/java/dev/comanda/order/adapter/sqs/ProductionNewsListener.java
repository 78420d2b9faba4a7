package dev.comanda.order.adapter.sqs;

import dev.comanda.order.application.RecordPreparationProgress;
import dev.comanda.order.application.RecordPreparationProgress.Command;
import dev.comanda.order.application.RecordPreparationProgress.Outcome;
import dev.comanda.order.application.RecordPreparationProgress.Progress;
import dev.comanda.order.domain.OrderId;
import dev.comanda.shared.adapter.sqs.IncomingMessage;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings news from the kitchen to the orders. */
@PrimaryAdapter
public final class ProductionNewsListener implements MessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(ProductionNewsListener.class);
  private static final Map<String, Function<IncomingMessage, Command>> TRANSLATIONS =
      Map.of(
          "comanda.production.started.v1", ProductionNewsListener::started,
          "comanda.production.completed.v1", ProductionNewsListener::completed,
          "comanda.production.delivered.v1", ProductionNewsListener::delivered);

  private final RecordPreparationProgress orders;

  /** Brings them to this port. */
  public ProductionNewsListener(RecordPreparationProgress orders) {
    this.orders = orders;
  }

  @Override
  public Set<String> types() {
    return TRANSLATIONS.keySet();
  }

  @Override
  public Handling take(IncomingMessage message) {
    Command command = Objects.requireNonNull(TRANSLATIONS.get(message.type())).apply(message);
    return switch (orders.record(command)) {
      case Outcome.Recorded _ -> new Handling.Done();
      case Outcome.Refused refused -> {
        LOG.info(
            "order {} does not take {}: {}", command.order(), message.type(), refused.reason());
        yield new Handling.Done();
      }
      case Outcome.TooEarly _ -> new Handling.Retry("the order does not know yet that it is paid");
      case Outcome.UnknownOrder _ -> new Handling.Retry("the order is not known yet");
    };
  }

  private static Command started(IncomingMessage message) {
    return message.translate(
        ProductionStartedV1.class,
        wire -> new Command(new OrderId(wire.orderId()), new Progress.Started(wire.startedAt())));
  }

  private static Command completed(IncomingMessage message) {
    return message.translate(
        ProductionCompletedV1.class,
        wire ->
            new Command(
                new OrderId(wire.orderId()),
                new Progress.Completed(wire.startedAt(), wire.completedAt())));
  }

  private static Command delivered(IncomingMessage message) {
    return message.translate(
        ProductionDeliveredV1.class,
        wire ->
            new Command(
                new OrderId(wire.orderId()),
                new Progress.Delivered(wire.startedAt(), wire.completedAt(), wire.deliveredAt())));
  }
}
