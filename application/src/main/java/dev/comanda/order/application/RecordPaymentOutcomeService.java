package dev.comanda.order.application;

import dev.comanda.order.domain.CancellationReason;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.Transition;
import dev.comanda.order.domain.Transition.AlreadyApplied;
import dev.comanda.order.domain.Transition.Applied;
import dev.comanda.order.domain.Transition.Refused;
import dev.comanda.shared.application.Repeating;

final class RecordPaymentOutcomeService implements RecordPaymentOutcome {

  private final Orders orders;

  RecordPaymentOutcomeService(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Outcome record(Command command) {
    return Repeating.whenOthersWereFaster(() ->
        orders
            .find(command.order())
            .map(order -> record(order, command))
            .orElseGet(Outcome.UnknownOrder::new));
  }

  private Outcome record(Order order, Command command) {
    return switch (apply(order, command)) {
      case Applied _ -> {
        orders.save(order);
        yield new Outcome.Recorded();
      }
      case AlreadyApplied _ -> new Outcome.Recorded();
      case Refused refused -> new Outcome.Refused(refused.reason());
    };
  }

  private static Transition apply(Order order, Command news) {
    return switch (news.news()) {
      case CREATED -> order.awaitPayment(news.payment(), news.at());
      case APPROVED -> order.confirmPayment(news.payment(), news.at());
      case REJECTED ->
          order.failPayment(news.payment(), CancellationReason.PAYMENT_REJECTED, news.at());
      case EXPIRED ->
          order.failPayment(news.payment(), CancellationReason.PAYMENT_EXPIRED, news.at());
      case REFUNDED -> order.recordRefund(news.payment(), news.at());
    };
  }
}
