package dev.comanda.payment.adapter.dynamodb;

import dev.comanda.payment.application.Payments;
import dev.comanda.payment.application.PaymentsContract;
import dev.comanda.payment.application.TestMessages;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.shared.adapter.dynamodb.PendingMessages;
import dev.comanda.shared.adapter.dynamodb.TestTables;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.InstantSource;
import java.util.List;

/** The contract over tables that a subclass provides, wherever they are. */
abstract class DynamoPaymentsContract extends PaymentsContract {

  /** Where the payments are. */
  protected abstract TestTables tables();

  @Override
  protected Payments payments() {
    return new DynamoPayments(
        tables().client(),
        tables().definitions().payments(),
        TestMessages::of,
        InstantSource.system(),
        () -> {});
  }

  @Override
  protected List<OutgoingMessage> pendingMessagesOf(PaymentId payment) {
    return PendingMessages.of(
        tables().client(), tables().definitions().payments(), payment.toString());
  }
}
