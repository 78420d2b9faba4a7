package dev.comanda.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.domain.SubjectId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link SubjectIds} promises. */
public abstract class SubjectIdsContract {

  /** The adapter. */
  protected abstract SubjectIds ids();

  @Test
  void never_repeats_itself() {
    Set<SubjectId> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids().next())).isTrue();
    }
  }

  @Test
  void tells_neither_a_time_nor_a_host() {
    SubjectId id = ids().next();

    assertThat(id.value().version()).as("random").isEqualTo(4);
    assertThat(id.value().variant()).isEqualTo(2);
  }
}
