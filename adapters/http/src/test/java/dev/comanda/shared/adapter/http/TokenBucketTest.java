package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** A bucket gives what its rate says and not one token more, whenever it is asked. */
final class TokenBucketTest {

  /** Clocks of nanoseconds may begin anywhere, also shortly before their numbers overflow. */
  private static final long START = Long.MAX_VALUE - 1_000;

  @Property
  void in_no_window_of_time_more_are_taken_than_burst_and_refills(
      @ForAll("rates") Rate rate, @ForAll("pauses") List<Integer> pauses) {
    TokenBucket bucket = new TokenBucket(rate, START);
    List<Long> taken = new ArrayList<>();
    long now = START;
    for (int pause : pauses) {
      now += pause;
      if (bucket.take(now) == 0) {
        taken.add(now);
      }
    }

    for (int first = 0; first < taken.size(); first++) {
      for (int last = first; last < taken.size(); last++) {
        long window = taken.get(last) - taken.get(first);
        assertThat(last - first + 1L)
            .isLessThanOrEqualTo(rate.burst() + window / rate.refill().toNanos());
      }
    }
  }

  @Property
  void whoever_waits_as_long_as_is_said_gets_a_token_and_who_comes_earlier_does_not(
      @ForAll("rates") Rate rate, @ForAll("pauses") List<Integer> pauses) {
    TokenBucket bucket = new TokenBucket(rate, START);
    long now = START;
    for (int pause : pauses) {
      now += pause;
      long wait = bucket.take(now);
      if (wait > 0) {
        assertThat(bucket.take(now + wait - 1)).isEqualTo(1);
        now += wait;
        assertThat(bucket.take(now)).isZero();
      }
    }
  }

  @Property
  void who_always_gives_back_is_never_refused_and_saves_nothing_up(
      @ForAll("rates") Rate rate, @ForAll("pauses") List<Integer> pauses) {
    TokenBucket bucket = new TokenBucket(rate, START);
    long now = START;
    for (int pause : pauses) {
      now += pause;
      assertThat(bucket.take(now)).isZero();
      bucket.giveBack();
    }

    for (int i = 0; i < rate.burst(); i++) {
      assertThat(bucket.take(now)).isZero();
    }
    assertThat(bucket.take(now)).isEqualTo(rate.refill().toNanos());
  }

  @Test
  void a_rate_gives_something_and_fills_within_a_day() {
    new Rate(1, Duration.ofDays(1));
    new Rate(Integer.MAX_VALUE, Duration.ofNanos(1));
    for (Rates wrong :
        List.<Rates>of(
            () -> new Rate(0, Duration.ofSeconds(1)),
            () -> new Rate(1, Duration.ZERO),
            () -> new Rate(1, Duration.ofSeconds(-1)),
            () -> new Rate(1, Duration.ofDays(1).plusNanos(1)),
            () -> new Rate(2, Duration.ofDays(1)))) {
      assertThatIllegalArgumentException().isThrownBy(wrong::rate);
    }
  }

  private interface Rates {
    Rate rate();
  }

  @Provide
  Arbitrary<Rate> rates() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 10), Arbitraries.longs().between(1, 1_000))
        .as((burst, nanos) -> new Rate(burst, Duration.ofNanos(nanos)));
  }

  @Provide
  Arbitrary<List<Integer>> pauses() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.integers().between(0, 10)),
            Tuple.of(1, Arbitraries.integers().between(0, 3_000)))
        .list()
        .ofMaxSize(60);
  }
}
