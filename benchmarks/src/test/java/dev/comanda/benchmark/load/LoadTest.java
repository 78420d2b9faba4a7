package dev.comanda.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.benchmark.load.OpenLoad.Arrival;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Duration PHASE = Duration.ofMillis(400);

  @Test
  void a_stall_is_felt_by_all_who_come_meanwhile() {
    ReentrantLock lock = new ReentrantLock();
    AtomicInteger calls = new AtomicInteger();

    List<Arrival> arrivals =
        OpenLoad.run(
            () -> {
              lock.lock();
              try {
                if (calls.getAndIncrement() == 0) {
                  Thread.sleep(200);
                }
                return 200;
              } finally {
                lock.unlock();
              }
            },
            100,
            PHASE);

    assertThat(arrivals).hasSize(40);
    assertThat(arrivals.get(5).latency()).isGreaterThan(Duration.ofMillis(100));
    assertThat(arrivals.get(39).latency()).isLessThan(Duration.ofMillis(100));
  }

  @Test
  void arrivals_do_not_wait_for_answers() {
    List<Arrival> arrivals =
        OpenLoad.run(
            () -> {
              Thread.sleep(100);
              return 201;
            },
            200,
            PHASE);

    Observation met = OpenLoad.observe(arrivals, Duration.ZERO, PHASE);
    assertThat(met.perSecond()).isBetween(195.0, 205.0);
    assertThat(met.clean()).isTrue();
  }

  @Test
  void a_failed_request_is_counted_and_is_no_success() {
    List<Arrival> arrivals =
        OpenLoad.run(
            () -> {
              throw new IOException("broken");
            },
            50,
            PHASE);

    Observation met = OpenLoad.observe(arrivals, Duration.ZERO, PHASE);
    assertThat(met.count(Exchange.NO_ANSWER)).isEqualTo(20);
    assertThat(met.perSecond()).isZero();
    assertThat(met.clean()).isFalse();
  }

  @Test
  void each_connection_waits_for_its_answer() throws Exception {
    Exchange slow =
        () -> {
          Thread.sleep(20);
          return 200;
        };

    Observation met = ClosedLoad.run(Collections.nCopies(4, slow), Duration.ofMillis(50), PHASE);

    assertThat(met.perSecond()).isBetween(100.0, 200.0);
    assertThat(met.milliseconds(50)).isBetween(20.0, 40.0);
  }

  @Test
  void a_refusal_is_no_throughput() throws Exception {
    Observation met =
        ClosedLoad.run(
            List.of(() -> {
              Thread.sleep(10);
              return 503;
            }),
            Duration.ZERO,
            PHASE);

    assertThat(met.perSecond()).isZero();
    assertThat(met.count(429, 503)).isPositive();
  }
}
