package dev.comanda.payment.adapter.mercadopago;

import dev.comanda.payment.application.ReconcilePayments;
import dev.comanda.payment.application.ReconcilePayments.Outcome;
import dev.comanda.shared.application.DependencyUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets payments be reconciled every few seconds, on a thread of its own. The pauses vary, so that
 * several processes do not ask the same at the same moment. Nothing but {@link #close} ends it.
 */
@PrimaryAdapter
public final class ReconciliationSchedule implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReconciliationSchedule.class);

  private static final int BATCH = 25;

  /** A provider that does not answer costs seconds; what is interrupted then goes on later. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A payment that is stuck is looked at every five minutes, and shall not be forgotten between.
   */
  private static final Duration MEMORY = Duration.ofMinutes(15);

  private final ReconcilePayments payments;
  private final Duration pause;
  private final Counter checkedPayments;
  private final Counter quarantinedPayments;
  private final Timer overduePayments;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean healthy = true;

  /**
   * Makes a schedule that does nothing before it is started.
   *
   * @param pause on average between two looks, from a few milliseconds
   */
  public ReconciliationSchedule(ReconcilePayments payments, Duration pause, MeterRegistry meters) {
    this.payments = payments;
    this.pause = pause;
    this.checkedPayments = meters.counter("comanda.payment.reconciliation.checked");
    this.quarantinedPayments = meters.counter("comanda.payment.reconciliation.quarantined");
    this.overduePayments =
        Timer.builder("comanda.payment.overdue")
            .description("For how long payments were unpaid past their expiry when looked at.")
            .distributionStatisticExpiry(MEMORY)
            .register(meters);
    Gauge.builder("comanda.payment.reconciliation.up", this, it -> it.healthy ? 1 : 0)
        .description("Whether store and provider answered the last time.")
        .register(meters);
    this.thread = Thread.ofVirtual().name("reconciliation").unstarted(this::run);
  }

  /** Begins; once. */
  public void start() {
    thread.start();
  }

  /** Whether store and provider answered the last time. */
  public boolean healthy() {
    return healthy;
  }

  /** Stops after the payment at hand; the others stay due. */
  @Override
  public void close() {
    stopping.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      boolean more = false;
      while (!stopping.await(more ? 0 : nextPause(), TimeUnit.MILLISECONDS)) {
        more = reconcile();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers whether there may be more to do at once. */
  private boolean reconcile() {
    Outcome outcome;
    try {
      outcome = payments.reconcile(new ReconcilePayments.Command(BATCH));
    } catch (DependencyUnavailableException e) {
      become(false, e.dependency() + " does not answer");
      return false;
    } catch (RuntimeException e) {
      // A bug that one payment has brought to light must not end the checks of all others.
      LOG.error("reconciling payments failed", e);
      become(false, "it failed");
      return false;
    }
    return switch (outcome) {
      case Outcome.Checked checked -> {
        become(true, "");
        checkedPayments.increment(checked.checked());
        if (checked.longestOverdue().isPositive()) {
          overduePayments.record(checked.longestOverdue());
        }
        if (checked.quarantined() > 0) {
          quarantinedPayments.increment(checked.quarantined());
          LOG.error("{} payments are quarantined", checked.quarantined());
        }
        yield checked.checked() == BATCH;
      }
      case Outcome.ProviderUnavailable _ -> {
        become(false, "the provider does not answer");
        yield false;
      }
    };
  }

  private void become(boolean well, String reason) {
    if (healthy && !well) {
      LOG.warn("reconciling payments does not work: {}", reason);
    } else if (!healthy && well) {
      LOG.info("reconciling payments works again");
    }
    healthy = well;
  }

  private long nextPause() {
    long millis = pause.toMillis();
    return millis / 2 + ThreadLocalRandom.current().nextLong(millis + 1);
  }
}
