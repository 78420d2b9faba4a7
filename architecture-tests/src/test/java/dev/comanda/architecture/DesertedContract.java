package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A contract that no adapter runs: what {@link TestReferencesTest} has to notice. */
abstract class DesertedContract {

  @Test
  void is_never_run() {
    assertThat(this).isNull();
  }
}
