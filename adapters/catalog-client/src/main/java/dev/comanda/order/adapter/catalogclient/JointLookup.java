package dev.comanda.order.adapter.catalogclient;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets questions travel together: those that come while one is under way wait until it is back, and
 * then go as one. Nobody gets an answer that is older than his question, which is what sets this
 * apart from a cache; and who asks alone does not wait.
 *
 * @param <K> what is looked up
 * @param <V> what is found
 */
final class JointLookup<K, V> {

  private final int most;
  private final Duration patience;
  private final Function<Set<K>, Map<K, V>> lookup;
  private final Semaphore way = new Semaphore(1);
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Trip<K, V> boarding;

  /** Questions that go together, and what becomes of them. Not a record: two are never the same. */
  private static final class Trip<K, V> {

    private final Set<K> keys;
    private final CompletableFuture<Map<K, V>> answer = new CompletableFuture<>();

    Trip(Set<K> keys) {
      this.keys = new HashSet<>(keys);
    }
  }

  /**
   * @param most so many keys go together, unless one question has more
   * @param patience how long to wait for one that does not come back, before going beside it
   * @param lookup answers what it finds
   */
  JointLookup(int most, Duration patience, Function<Set<K>, Map<K, V>> lookup) {
    this.most = most;
    this.patience = patience;
    this.lookup = lookup;
  }

  /**
   * Finds these and no others.
   *
   * @throws RuntimeException what the lookup throws; all that travelled with it get the same
   */
  Map<K, V> find(Set<K> keys) {
    Trip<K, V> mine = new Trip<>(keys);
    Trip<K, V> joined = join(mine);
    if (joined == mine) {
      lead(mine);
    }
    try {
      Map<K, V> found = new HashMap<>(joined.answer.join());
      found.keySet().retainAll(keys);
      return found;
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  /**
   * Answers the one that is boarding, with these keys too; this one, if there is none with room.
   */
  private Trip<K, V> join(Trip<K, V> newcomer) {
    lock.lock();
    try {
      Trip<K, V> waiting = boarding;
      if (waiting != null && waiting.keys.size() + newcomer.keys.size() <= most) {
        waiting.keys.addAll(newcomer.keys);
        return waiting;
      }
      boarding = newcomer;
      return newcomer;
    } finally {
      lock.unlock();
    }
  }

  /** What is being waited with; for tests. */
  Set<K> waiting() {
    lock.lock();
    try {
      return boarding == null ? Set.of() : Set.copyOf(boarding.keys);
    } finally {
      lock.unlock();
    }
  }

  private void lead(Trip<K, V> trip) {
    boolean alone = awaitWay();
    try {
      trip.answer.complete(lookup.apply(depart(trip)));
    } catch (Throwable failure) {
      // Whatever it was, the others must not wait for ever.
      trip.answer.completeExceptionally(failure);
    } finally {
      if (alone) {
        way.release();
      }
    }
  }

  private boolean awaitWay() {
    try {
      return way.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** From now on nobody can join it. */
  private Set<K> depart(Trip<K, V> trip) {
    lock.lock();
    try {
      if (boarding == trip) {
        boarding = null;
      }
      return Set.copyOf(trip.keys);
    } finally {
      lock.unlock();
    }
  }
}
