package dev.comanda.shared.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void the_oldest_comes_first_and_those_of_one_moment_in_the_order_of_their_ids() {
    DeadLetter young = letter(1, NOON.plusSeconds(1));
    DeadLetter second = letter(3, NOON);
    DeadLetter first = letter(2, NOON);

    assertThat(List.of(young, second, first).stream().sorted(DeadLetter.oldestFirst()))
        .containsExactly(first, second, young);
  }

  private static DeadLetter letter(long id, Instant parkedAt) {
    return new DeadLetter(
        new UUID(0, id),
        "order-service-queue",
        Optional.empty(),
        "unreadable",
        1,
        Optional.empty(),
        parkedAt,
        "rubbish");
  }
}
