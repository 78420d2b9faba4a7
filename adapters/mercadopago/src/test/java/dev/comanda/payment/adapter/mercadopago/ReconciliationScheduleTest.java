package dev.comanda.payment.adapter.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.payment.application.ReconcilePayments.Outcome;
import dev.comanda.shared.application.DependencyUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReconciliationScheduleTest {

  private final AtomicInteger rounds = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void looks_again_and_again_until_it_is_closed() {
    ReconciliationSchedule schedule = started(() -> new Outcome.Checked(0, 0, Duration.ZERO));
    await().until(() -> rounds.get() > 3);

    schedule.close();
    int after = rounds.get();

    await().during(Duration.ofMillis(100)).until(() -> rounds.get() == after);
  }

  @Test
  void survives_whatever_goes_wrong() {
    try (ReconciliationSchedule schedule =
        started(() ->
            switch (rounds.get()) {
              case 1 -> throw new IllegalStateException("a bug");
              case 2 ->
                  throw new DependencyUnavailableException("Payments", Duration.ofSeconds(1), null);
              case 3 -> new Outcome.ProviderUnavailable(0);
              default -> new Outcome.Checked(0, 0, Duration.ZERO);
            })) {
      await().until(() -> rounds.get() > 4 && schedule.healthy());
    }
  }

  @Test
  void tells_that_it_does_not_work() {
    try (ReconciliationSchedule schedule = started(() -> new Outcome.ProviderUnavailable(0))) {
      await().until(() -> !schedule.healthy());
      assertThat(meters.get("comanda.payment.reconciliation.up").gauge().value()).isZero();
    }
  }

  @Test
  void goes_on_without_a_pause_while_there_is_more_to_do() {
    ReconciliationSchedule schedule =
        new ReconciliationSchedule(
            _ ->
                new Outcome.Checked(
                    rounds.incrementAndGet() <= 20 ? 25 : 0, 1, Duration.ofSeconds(90)),
            Duration.ofMillis(200),
            meters);
    long start = System.nanoTime();
    schedule.start();

    await().until(() -> rounds.get() > 20);
    schedule.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(meters.counter("comanda.payment.reconciliation.checked").count()).isEqualTo(500);
    assertThat(meters.counter("comanda.payment.reconciliation.quarantined").count())
        .isGreaterThan(20);
    assertThat(meters.timer("comanda.payment.overdue").max(TimeUnit.SECONDS)).isEqualTo(90);
  }

  @Test
  void lets_the_round_at_hand_end_before_it_is_closed() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    ReconciliationSchedule schedule =
        started(() -> {
          begun.countDown();
          try {
            Thread.sleep(200);
            ended.countDown();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Outcome.Checked(0, 0, Duration.ZERO);
        });
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

    schedule.close();

    assertThat(ended.getCount()).isZero();
    schedule.close();
  }

  @Test
  void can_be_closed_without_having_been_started() {
    new ReconciliationSchedule(
            _ -> new Outcome.Checked(0, 0, Duration.ZERO), Duration.ofMillis(1), meters)
        .close();

    assertThat(rounds).hasValue(0);
  }

  private ReconciliationSchedule started(Supplier<Outcome> round) {
    ReconciliationSchedule schedule =
        new ReconciliationSchedule(
            _ -> {
              rounds.incrementAndGet();
              return round.get();
            },
            Duration.ofMillis(5),
            meters);
    schedule.start();
    return schedule;
  }
}
