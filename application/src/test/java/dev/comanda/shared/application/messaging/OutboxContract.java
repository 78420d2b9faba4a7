package dev.comanda.shared.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Outbox} promises. A subclass gives each test an empty outbox and the {@code
 * save} of a repository that fills it.
 */
public abstract class OutboxContract {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);

  /** How long a store may take to show what was saved, and to notice that a lease is over. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The outbox under test; the same one throughout a test, and empty when a test begins. */
  protected abstract Outbox outbox();

  /**
   * Saves one new aggregate through the repository, with a {@link MessageFormat} that answers
   * exactly these messages for the event that the aggregate raises.
   */
  protected abstract void saveWith(List<OutgoingMessage> messages);

  @Test
  void hands_out_what_was_saved_unchanged() {
    OutgoingMessage message =
        new OutgoingMessage(
            UUID.randomUUID(),
            "order-service-queue",
            "comanda.contract.tested.v1",
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            "{\"text\":\"a \\\"quoted\\\" pão, 1 €, 🍔\",\"long\":\"" + "x".repeat(20_000) + "\"}");

    saveWith(List.of(message));

    assertThat(claimed(1, LONG)).containsExactly(message);
  }

  @Test
  void has_nothing_to_hand_out_before_something_was_saved() {
    assertThat(outbox().claim(10, LONG)).isEmpty();
  }

  @Test
  void hands_out_all_messages_of_one_save() {
    List<OutgoingMessage> messages = messages(3);

    saveWith(messages);

    assertThat(claimed(3, LONG)).containsExactlyInAnyOrderElementsOf(messages);
  }

  @Test
  void hands_out_no_more_than_asked_for() {
    List<OutgoingMessage> messages = savedSeparately(5);

    List<OutgoingMessage> first = claimed(2, LONG);
    List<OutgoingMessage> rest = claimed(3, LONG);

    assertThat(first).hasSize(2);
    assertThat(rest).hasSize(3).doesNotContainAnyElementsOf(first);
    assertThat(messages).containsAll(first).containsAll(rest);
  }

  @Test
  void hands_a_message_to_nobody_else_while_its_lease_runs() {
    savedSeparately(3);
    assertThat(claimed(3, LONG)).hasSize(3);

    assertThat(outbox().claim(10, LONG)).isEmpty();
  }

  @Test
  void hands_a_message_out_again_when_it_was_not_confirmed_within_its_lease() {
    List<OutgoingMessage> messages = savedSeparately(2);
    assertThat(claimed(2, SHORT)).hasSize(2);

    assertThat(claimed(2, LONG)).containsExactlyInAnyOrderElementsOf(messages);
  }

  @Test
  void never_hands_out_a_confirmed_message_again() throws Exception {
    List<OutgoingMessage> messages = savedSeparately(3);
    claimed(3, SHORT);

    outbox().confirm(messages.subList(0, 2));
    Thread.sleep(SHORT.plusMillis(200));

    assertThat(claimed(1, LONG)).containsExactly(messages.get(2));
    assertThat(outbox().claim(10, LONG)).isEmpty();
  }

  @Test
  void takes_a_confirmation_that_comes_after_the_lease() throws Exception {
    List<OutgoingMessage> messages = savedSeparately(1);
    claimed(1, SHORT);
    Thread.sleep(SHORT.plusMillis(200));

    outbox().confirm(messages);

    assertThat(outbox().claim(10, LONG)).isEmpty();
  }

  @Test
  void ignores_confirmations_of_messages_that_it_does_not_have() {
    List<OutgoingMessage> messages = savedSeparately(1);
    claimed(1, LONG);

    outbox().confirm(messages(1));
    outbox().confirm(List.of());
    outbox().confirm(messages);
    outbox().confirm(messages);

    assertThat(outbox().claim(10, LONG)).isEmpty();
  }

  @Test
  void tells_the_age_of_the_oldest_message_leased_or_not_until_it_is_confirmed() {
    assertThat(outbox().oldest()).isEmpty();
    List<OutgoingMessage> messages = savedSeparately(3);
    assertThat(oldest(messages.get(0))).isEqualTo(messages.get(0).occurredAt());

    List<OutgoingMessage> claimed = claimed(3, LONG);
    assertThat(outbox().oldest()).contains(messages.get(0).occurredAt());

    outbox().confirm(claimed.subList(0, 2));
    assertThat(oldest(claimed.get(2))).isEqualTo(claimed.get(2).occurredAt());
    outbox().confirm(claimed.subList(2, 3));
    assertThat(outbox().oldest()).isEmpty();
  }

  @Test
  void hands_out_everything_in_the_end_and_each_message_once() {
    List<OutgoingMessage> saved = savedSeparately(57);

    List<OutgoingMessage> published = new ArrayList<>();
    Instant end = Instant.now().plus(PATIENCE);
    while (published.size() < saved.size() && Instant.now().isBefore(end)) {
      List<OutgoingMessage> batch = outbox().claim(10, LONG);
      assertThat(batch).hasSizeLessThanOrEqualTo(10);
      outbox().confirm(batch);
      published.addAll(batch);
    }

    assertThat(published).containsExactlyInAnyOrderElementsOf(saved);
    assertThat(outbox().claim(10, LONG)).isEmpty();
  }

  @Test
  void shares_messages_among_relays_without_giving_one_to_two() throws Exception {
    List<OutgoingMessage> saved = savedSeparately(40);
    List<OutgoingMessage> published = Collections.synchronizedList(new ArrayList<>());
    Instant end = Instant.now().plus(PATIENCE);

    try (ExecutorService relays = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> running =
          IntStream.range(0, 4)
              .mapToObj(_ ->
                  relays.submit(() -> {
                    while (published.size() < saved.size() && Instant.now().isBefore(end)) {
                      List<OutgoingMessage> batch = outbox().claim(3, LONG);
                      published.addAll(batch);
                      outbox().confirm(batch);
                    }
                  }))
              .toList();
      for (Future<?> relay : running) {
        relay.get();
      }
    }

    assertThat(published).containsExactlyInAnyOrderElementsOf(saved);
  }

  /** Claims until so many messages came, because a store may show them late. */
  private List<OutgoingMessage> claimed(int count, Duration lease) {
    List<OutgoingMessage> claimed = new ArrayList<>();
    Instant end = Instant.now().plus(PATIENCE);
    while (claimed.size() < count && Instant.now().isBefore(end)) {
      claimed.addAll(outbox().claim(count - claimed.size(), lease));
    }
    return claimed;
  }

  /** Asks until the message is the oldest, because a store may show it late. */
  private Instant oldest(OutgoingMessage expected) {
    Instant end = Instant.now().plus(PATIENCE);
    Optional<Instant> oldest = outbox().oldest();
    while (!oldest.equals(Optional.of(expected.occurredAt())) && Instant.now().isBefore(end)) {
      oldest = outbox().oldest();
    }
    return oldest.orElseThrow();
  }

  private List<OutgoingMessage> savedSeparately(int count) {
    List<OutgoingMessage> messages = messages(count);
    messages.forEach(message -> saveWith(List.of(message)));
    return messages;
  }

  /** New messages, each a second younger than the one before. */
  protected static List<OutgoingMessage> messages(int count) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(count);
    return IntStream.range(0, count)
        .mapToObj(i -> {
          UUID id = UUID.randomUUID();
          return new OutgoingMessage(
              id,
              "order-service-queue",
              "comanda.contract.tested.v1",
              start.plusSeconds(i),
              "{\"id\":\"%s\"}".formatted(id));
        })
        .toList();
  }
}
