package dev.comanda.shared.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutboxContract;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryOutboxTest extends OutboxContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox(InstantSource.system());

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected void saveWith(List<OutgoingMessage> messages) {
    outbox.store(messages);
  }

  @Test
  void hands_out_the_oldest_first() {
    List<OutgoingMessage> messages = messages(4);
    outbox.store(messages);

    assertThat(outbox.claim(2, Duration.ofMinutes(1)))
        .containsExactlyElementsOf(messages.subList(0, 2));
    assertThat(outbox.claim(2, Duration.ofMinutes(1)))
        .containsExactlyElementsOf(messages.subList(2, 4));
  }
}
