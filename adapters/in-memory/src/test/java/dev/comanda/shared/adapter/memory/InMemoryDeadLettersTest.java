package dev.comanda.shared.adapter.memory;

import dev.comanda.shared.application.messaging.DeadLetters;
import dev.comanda.shared.application.messaging.DeadLettersContract;
import dev.comanda.shared.application.messaging.MessageHandler;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.Retries;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class InMemoryDeadLettersTest extends DeadLettersContract {

  private final InMemoryQueues queues = newQueues();

  private static InMemoryQueues newQueues() {
    return new InMemoryQueues(List.of(ONE, OTHER), Retries.PATIENT, InstantSource.system());
  }

  @AfterEach
  void close() {
    queues.close();
  }

  @Override
  protected DeadLetters letters() {
    return queues;
  }

  @Override
  protected DeadLetters unreachableLetters() {
    InMemoryQueues closed = newQueues();
    closed.close();
    return closed;
  }

  @Override
  protected MessagePublisher publisher() {
    return queues;
  }

  @Override
  protected void consume(String queue, MessageHandler handler) {
    queues.deliver(queue, handler);
  }
}
