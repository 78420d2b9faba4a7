package dev.comanda.shared.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DeadLetters} promises. A subclass provides the queues {@value #ONE} and {@value
 * #OTHER}, empty when a test begins, with a publisher and consumers that park what they are told
 * to.
 */
public abstract class DeadLettersContract {

  /** A queue that exists. */
  protected static final String ONE = "payment-service-queue";

  /** Another queue that exists. */
  protected static final String OTHER = "order-service-queue";

  private static final String TYPE = "comanda.contract.tested.v1";

  /** How long a message may take to its queue and from there to the dead letters. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final Set<String> mended = ConcurrentHashMap.newKeySet();

  /** The dead letters under test: those of both queues. */
  protected abstract DeadLetters letters();

  /** Dead letters whose queues do not answer. */
  protected abstract DeadLetters unreachableLetters();

  /** Puts messages on their queues. */
  protected abstract MessagePublisher publisher();

  /** Hands what is on the queue to the handler, from now on. */
  protected abstract void consume(String queue, MessageHandler handler);

  @Test
  void there_are_none_before_something_could_not_be_delivered() {
    assertThat(letters().look(10)).isEmpty();
  }

  @Test
  void shows_a_message_whole_with_what_became_of_it() {
    String body = body("a \\\"quoted\\\" pão, 1 €, 🍔" + "x".repeat(20_000));
    consume(ONE, this::handle);
    park(ONE, body);

    DeadLetter letter = awaited(1).getFirst();

    assertThat(letter.queue()).isEqualTo(ONE);
    assertThat(letter.type()).contains(TYPE);
    assertThat(letter.reason()).isEqualTo("not mended yet");
    assertThat(letter.tries()).isEqualTo(1);
    assertThat(letter.parkedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(letter.body()).isEqualTo(body);
  }

  @Test
  void shows_the_letters_of_all_queues_oldest_first_and_no_more_than_asked_for() throws Exception {
    consume(ONE, this::handle);
    consume(OTHER, this::handle);
    park(ONE, body("first"));
    awaited(1);
    Thread.sleep(5);
    park(OTHER, body("second"));
    awaited(2);
    Thread.sleep(5);
    park(ONE, body("third"));

    assertThat(awaited(3))
        .extracting(DeadLetter::body)
        .containsExactly(body("first"), body("second"), body("third"));
    assertThat(letters().look(2)).hasSize(2);
  }

  @Test
  void looking_changes_nothing() {
    consume(ONE, this::handle);
    park(ONE, body("a"), body("b"));

    List<DeadLetter> seen = awaited(2);

    assertThat(letters().look(10)).isEqualTo(seen);
    assertThat(letters().look(1)).hasSize(1);
    assertThat(letters().look(10)).isEqualTo(seen);
  }

  @Test
  void sends_one_again_to_its_queue_and_leaves_the_others() {
    consume(ONE, this::handle);
    consume(OTHER, this::handle);
    park(ONE, body("a"));
    park(OTHER, body("b"), body("c"));
    DeadLetter mended = letter(awaited(3), body("b"));

    this.mended.add(body("b"));
    assertThat(letters().sendAgain(mended.id())).isTrue();

    await("handled again", () -> handled.contains(body("b")));
    assertThat(handled).containsExactly(body("b"));
    assertThat(awaited(2))
        .extracting(DeadLetter::body)
        .containsExactlyInAnyOrder(body("a"), body("c"));
  }

  @Test
  void finds_one_among_many() {
    consume(ONE, this::handle);
    park(ONE, IntStream.range(0, 33).mapToObj(i -> body("n" + i)).toArray(String[]::new));
    List<DeadLetter> all = awaited(33);

    assertThat(letters().sendAgain(all.getLast().id())).isTrue();
    await("parked again", () -> letters().look(100).size() == 33);

    assertThat(letters().look(100))
        .extracting(DeadLetter::body)
        .containsExactlyInAnyOrderElementsOf(all.stream().map(DeadLetter::body).toList());
  }

  @Test
  void one_that_still_cannot_be_handled_comes_back_as_another_letter() {
    consume(ONE, this::handle);
    park(ONE, body("a"));
    DeadLetter first = awaited(1).getFirst();

    assertThat(letters().sendAgain(first.id())).isTrue();
    await(
        "it is back",
        () -> letters().look(10).stream().anyMatch(it -> it.body().equals(first.body())));

    assertThat(letters().look(10)).singleElement().isNotEqualTo(first);
    assertThat(letters().look(10).getFirst().tries()).isEqualTo(1);
  }

  @Test
  void one_that_was_sent_again_cannot_be_sent_twice() {
    consume(ONE, this::handle);
    park(ONE, body("a"));
    DeadLetter letter = awaited(1).getFirst();
    mended.add(letter.body());

    assertThat(letters().sendAgain(letter.id())).isTrue();
    assertThat(letters().sendAgain(letter.id())).isFalse();

    await("handled", () -> !handled.isEmpty());
    assertThat(letters().look(10)).isEmpty();
    assertThat(handled).hasSize(1);
  }

  @Test
  void knows_no_letter_that_there_is_not() {
    consume(ONE, this::handle);
    park(ONE, body("a"));
    awaited(1);

    assertThat(letters().sendAgain(UUID.randomUUID())).isFalse();

    assertThat(letters().look(10)).hasSize(1);
  }

  @Test
  void says_that_the_queues_do_not_answer() {
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> unreachableLetters().look(10));
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> unreachableLetters().sendAgain(UUID.randomUUID()));
  }

  private Handling handle(String body) {
    if (!mended.contains(body)) {
      return new Handling.Park("not mended yet");
    }
    handled.add(body);
    return new Handling.Done();
  }

  private void park(String queue, String... bodies) {
    List<OutgoingMessage> messages =
        Arrays.stream(bodies)
            .map(body -> new OutgoingMessage(UUID.randomUUID(), queue, TYPE, Instant.now(), body))
            .toList();
    assertThat(publisher().publish(messages)).hasSize(bodies.length);
  }

  /** The letters, as soon as there are so many. */
  private List<DeadLetter> awaited(int count) {
    await(count + " letters", () -> letters().look(100).size() == count);
    return letters().look(100);
  }

  private static DeadLetter letter(List<DeadLetter> letters, String body) {
    Optional<DeadLetter> found =
        letters.stream().filter(letter -> letter.body().equals(body)).findFirst();
    return found.orElseThrow();
  }

  private static String body(String text) {
    return """
    {"specversion":"1.0","id":"1","source":"/t","type":"%s","data":{"text":"%s"}}\
    """
        .formatted(TYPE, text);
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
