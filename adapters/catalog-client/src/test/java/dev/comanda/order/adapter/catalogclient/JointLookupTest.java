package dev.comanda.order.adapter.catalogclient;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each lookup waits until the test lets it go, so that the test decides what is under way. */
@Timeout(30)
class JointLookupTest {

  private static final Duration FOREVER = Duration.ofMinutes(1);

  private final List<Set<Integer>> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor();
  private JointLookup<Integer, String> lookup = new JointLookup<>(10, FOREVER, this::answer);

  @AfterEach
  void end() {
    guests.shutdownNow();
  }

  @Test
  void a_question_alone_goes_at_once() {
    answers.add("yes");

    assertThat(lookup.find(Set.of(1, 2))).isEqualTo(Map.of(1, "1 yes", 2, "2 yes"));
  }

  @Test
  void questions_that_come_meanwhile_go_together_and_each_gets_its_own() throws Exception {
    Future<Map<Integer, String>> first = ask(1);
    awaitAsked(1);
    Future<Map<Integer, String>> second = ask(2, 3);
    Future<Map<Integer, String>> third = ask(3, 4);
    awaitWaiting(2, 3, 4);
    answers.addAll(List.of("before", "after"));

    assertThat(first.get()).isEqualTo(Map.of(1, "1 before"));
    assertThat(second.get()).isEqualTo(Map.of(2, "2 after", 3, "3 after"));
    assertThat(third.get()).isEqualTo(Map.of(3, "3 after", 4, "4 after"));
    assertThat(asked).containsExactly(Set.of(1), Set.of(2, 3, 4));
  }

  @Test
  void no_answer_is_older_than_its_question() throws Exception {
    Future<Map<Integer, String>> first = ask(1);
    awaitAsked(1);
    Future<Map<Integer, String>> same = ask(1);
    awaitWaiting(1);
    answers.addAll(List.of("old price", "new price"));

    assertThat(first.get()).containsValue("1 old price");
    assertThat(same.get()).containsValue("1 new price");
  }

  @Test
  void a_failure_is_of_those_who_travelled_with_it_only() throws Exception {
    Future<Map<Integer, String>> first = ask(1);
    awaitAsked(1);
    Future<Map<Integer, String>> second = ask(2);
    Future<Map<Integer, String>> third = ask(3);
    awaitWaiting(2, 3);
    answers.addAll(List.of("fine", "failure"));

    assertThat(first.get()).containsValue("1 fine");
    assertThatThrownBy(second::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("failure");
    assertThatThrownBy(third::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("failure");
    answers.add("fine again");
    assertThat(lookup.find(Set.of(2))).containsValue("2 fine again");
  }

  @Test
  void nobody_waits_longer_than_that_for_one_that_does_not_come_back() throws Exception {
    lookup = new JointLookup<>(10, Duration.ofMillis(20), this::answer);
    Future<Map<Integer, String>> stuck = ask(1);
    awaitAsked(1);

    Future<Map<Integer, String>> second = ask(2);
    awaitAsked(2);

    answers.addAll(List.of("late", "late"));
    assertThat(second.get()).containsValue("2 late");
    assertThat(stuck.get()).containsValue("1 late");
  }

  @Test
  void no_more_go_together_than_may() throws Exception {
    lookup = new JointLookup<>(3, FOREVER, this::answer);
    Future<Map<Integer, String>> first = ask(1);
    awaitAsked(1);
    Future<Map<Integer, String>> second = ask(2, 3);
    awaitWaiting(2, 3);
    Future<Map<Integer, String>> third = ask(4, 5);
    answers.addAll(List.of("a", "b", "c"));

    assertThat(List.of(first.get(), second.get(), third.get()))
        .extracting(Map::keySet)
        .containsExactly(Set.of(1), Set.of(2, 3), Set.of(4, 5));
    assertThat(asked).hasSize(3);
  }

  private Future<Map<Integer, String>> ask(Integer... keys) {
    return guests.submit(() -> lookup.find(Set.of(keys)));
  }

  private void awaitAsked(Integer key) throws InterruptedException {
    while (asked.stream().noneMatch(keys -> keys.contains(key))) {
      Thread.sleep(1);
    }
  }

  private void awaitWaiting(Integer... keys) throws InterruptedException {
    while (!lookup.waiting().equals(Set.of(keys))) {
      Thread.sleep(1);
    }
  }

  private Map<Integer, String> answer(Set<Integer> keys) {
    asked.add(keys);
    try {
      String answer = answers.poll(20, SECONDS);
      if (answer == null || answer.equals("failure")) {
        throw new IllegalStateException(answer);
      }
      return keys.stream()
          .collect(Collectors.toMap(Function.identity(), key -> key + " " + answer));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
