package dev.comanda.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link ProductIds} promises. */
public abstract class ProductIdsContract {

  /** The adapter. */
  protected abstract ProductIds ids();

  @Test
  void is_time_ordered_and_reveals_no_host() throws InterruptedException {
    long before = System.currentTimeMillis();
    UUID first = ids().next().value();
    Thread.sleep(2); // the promise is "ordered to the millisecond": let one pass
    UUID second = ids().next().value();

    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(first.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    assertThat(first.toString()).isLessThan(second.toString());
    assertThat(first.getLeastSignificantBits()).isNotEqualTo(second.getLeastSignificantBits());
  }

  @Test
  void never_repeats_itself() {
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids().next().value())).isTrue();
    }
  }
}
