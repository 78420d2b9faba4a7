package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Too much at once is answered, too: with what was asked for, or with when to ask again. */
class OverloadIT {

  private static final int FLOOD = 400;

  /** How many of those who were turned away come back together. */
  private static final int GROUP = 20;

  /**
   * Ten times what an order takes when nobody else is there, on a machine that does other things.
   */
  private static final Duration NORMAL = Duration.ofMillis(250);

  private final Comanda comanda = Running.comanda();

  /** Its answers are not held against openapi.yaml: that takes the time of those who wait. */
  private final Api guest = new Api(comanda.url()).as(comanda.guest().token());

  private final String basket = comanda.basket();

  @Test
  void a_flood_of_orders_is_taken_or_turned_away_and_none_is_lost_or_doubled() throws Exception {
    Set<String> accepted = new HashSet<>();
    List<String> keys =
        IntStream.range(0, FLOOD).mapToObj(i -> UUID.randomUUID().toString()).toList();

    List<String> waiting = flood(keys, accepted);

    // Whoever was turned away, on a small machine that may be everybody, comes back, as people do,
    // and has no order meanwhile or the same.
    long end = System.nanoTime() + Comanda.PATIENCE.multipliedBy(2).toNanos();
    while (!waiting.isEmpty()) {
      assertThat(System.nanoTime()).as("it recovers").isLessThan(end);
      int group = Math.min(GROUP, waiting.size());
      List<String> again = flood(waiting.subList(0, group), accepted);
      waiting = new ArrayList<>(waiting.subList(group, waiting.size()));
      waiting.addAll(again);
      if (!again.isEmpty()) {
        Thread.sleep(1_000);
      }
    }
    await("an order takes as long as ever")
        .atMost(Comanda.PATIENCE)
        .until(() -> median(accepted).compareTo(NORMAL) < 0);
    assertThat(orders()).containsExactlyInAnyOrderElementsOf(accepted);
  }

  /**
   * Sends all at once.
   *
   * @return those that were turned away
   */
  private List<String> flood(List<String> keys, Set<String> accepted)
      throws InterruptedException, ExecutionException {
    Map<String, Future<Answer>> sent = new LinkedHashMap<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      keys.forEach(key -> sent.put(key, all.submit(() -> guest.order(key, basket))));
    }
    List<String> turnedAway = new ArrayList<>();
    for (Map.Entry<String, Future<Answer>> one : sent.entrySet()) {
      Answer answer = one.getValue().get();
      if (answer.status() == 429 || answer.status() == 503) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        turnedAway.add(one.getKey());
      } else {
        accepted.add(answer.hasStatus(201).text("/id"));
      }
    }
    return turnedAway;
  }

  /** How long an order takes, one at a time. */
  private Duration median(Set<String> accepted) {
    return IntStream.range(0, 20)
        .mapToObj(i -> {
          long begin = System.nanoTime();
          accepted.add(guest.order(basket).hasStatus(201).text("/id"));
          return Duration.ofNanos(System.nanoTime() - begin);
        })
        .sorted()
        .skip(10)
        .findFirst()
        .orElseThrow();
  }

  private List<String> orders() {
    List<String> found = new ArrayList<>();
    String path = "/order?limit=100";
    while (true) {
      Answer page = guest.get(path).hasStatus(200);
      found.addAll(page.texts("/items", "id"));
      if (!page.json().has("nextCursor")) {
        return found;
      }
      path = "/order?limit=100&cursor=" + page.text("/nextCursor");
    }
  }
}
