package dev.comanda.order.application;

import dev.comanda.order.application.RecordPreparationProgress.Progress.Completed;
import dev.comanda.order.application.RecordPreparationProgress.Progress.Delivered;
import dev.comanda.order.application.RecordPreparationProgress.Progress.Started;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.Transition;
import dev.comanda.order.domain.Transition.AlreadyApplied;
import dev.comanda.order.domain.Transition.Applied;
import dev.comanda.order.domain.Transition.Refusal;
import dev.comanda.order.domain.Transition.Refused;
import dev.comanda.shared.application.Repeating;

final class RecordPreparationProgressService implements RecordPreparationProgress {

  private final Orders orders;

  RecordPreparationProgressService(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Outcome record(Command command) {
    return Repeating.whenOthersWereFaster(() ->
        orders
            .find(command.order())
            .map(order -> record(order, command.progress()))
            .orElseGet(Outcome.UnknownOrder::new));
  }

  private Outcome record(Order order, Progress progress) {
    return switch (apply(order, progress)) {
      case Applied _ -> {
        orders.save(order);
        yield new Outcome.Recorded();
      }
      case AlreadyApplied _ -> new Outcome.Recorded();
      case Refused refused when refused.reason() == Refusal.NOT_PAID_YET -> new Outcome.TooEarly();
      case Refused refused -> new Outcome.Refused(refused.reason());
    };
  }

  private static Transition apply(Order order, Progress progress) {
    return switch (progress) {
      case Started started -> order.startPreparation(started.startedAt());
      case Completed completed ->
          order.completePreparation(completed.startedAt(), completed.completedAt());
      case Delivered delivered ->
          order.handOver(delivered.startedAt(), delivered.completedAt(), delivered.deliveredAt());
    };
  }
}
