package dev.comanda.shared.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MessagePublisher} promises. A subclass provides the queues {@value #ONE} and
 * {@value #OTHER}, empty when a test begins, and reads them.
 */
public abstract class MessagePublisherContract {

  /** A queue that exists. */
  protected static final String ONE = "payment-service-queue";

  /** Another queue that exists. */
  protected static final String OTHER = "order-service-queue";

  /** The publisher under test. */
  protected abstract MessagePublisher publisher();

  /** A publisher whose queues do not answer. */
  protected abstract MessagePublisher unreachablePublisher();

  /**
   * Takes the bodies that arrived on a queue; waits for so many at most a few seconds, and answers
   * those that came.
   */
  protected abstract List<String> received(String queue, int expected);

  @Test
  void what_is_answered_as_published_is_on_its_queue_unchanged() {
    OutgoingMessage message =
        message(ONE, "{\"text\":\"a \\\"quoted\\\" pão\\nfor 1 €, <b>&amp;</b> 🍔\"}");

    assertThat(publisher().publish(List.of(message))).containsExactly(message);
    assertThat(received(ONE, 1)).containsExactly(message.body());
  }

  @Test
  void sends_each_message_to_its_own_queue() {
    OutgoingMessage one = message(ONE, "{\"n\":1}");
    OutgoingMessage other = message(OTHER, "{\"n\":2}");

    assertThat(publisher().publish(List.of(one, other))).containsExactlyInAnyOrder(one, other);
    assertThat(received(ONE, 1)).containsExactly(one.body());
    assertThat(received(OTHER, 1)).containsExactly(other.body());
  }

  @Test
  void sends_more_messages_than_a_batch_holds() {
    List<OutgoingMessage> messages =
        IntStream.range(0, 37).mapToObj(i -> message(ONE, "{\"n\":%d}".formatted(i))).toList();

    assertThat(publisher().publish(messages)).containsExactlyInAnyOrderElementsOf(messages);
    assertThat(received(ONE, 37)).containsExactlyInAnyOrderElementsOf(bodies(messages));
  }

  @Test
  void sends_more_bytes_than_a_batch_holds() {
    // 'é' takes two bytes: a limit that counts characters would let too much through.
    List<OutgoingMessage> messages =
        IntStream.range(0, 12)
            .mapToObj(i -> message(ONE, "{\"n\":%d,\"x\":\"%s\"}".formatted(i, "é".repeat(50_000))))
            .toList();

    assertThat(publisher().publish(messages)).containsExactlyInAnyOrderElementsOf(messages);
    assertThat(received(ONE, 12)).containsExactlyInAnyOrderElementsOf(bodies(messages));
  }

  @Test
  void leaves_a_message_out_of_the_answer_whose_queue_does_not_exist_and_sends_the_others() {
    OutgoingMessage lost = message("no-such-queue", "{\"n\":1}");
    OutgoingMessage sent = message(ONE, "{\"n\":2}");

    assertThat(publisher().publish(List.of(lost, sent))).containsExactly(sent);
    assertThat(received(ONE, 1)).containsExactly(sent.body());
  }

  @Test
  void publishing_nothing_is_no_error() {
    assertThat(publisher().publish(List.of())).isEmpty();
  }

  @Test
  void says_that_nothing_can_be_sent_at_all() {
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> unreachablePublisher().publish(List.of(message(ONE, "{}"))));
  }

  /** A new message. */
  protected static OutgoingMessage message(String queue, String body) {
    return new OutgoingMessage(
        UUID.randomUUID(), queue, "comanda.contract.tested.v1", Instant.now(), body);
  }

  private static List<String> bodies(List<OutgoingMessage> messages) {
    return new ArrayList<>(messages.stream().map(OutgoingMessage::body).toList());
  }
}
