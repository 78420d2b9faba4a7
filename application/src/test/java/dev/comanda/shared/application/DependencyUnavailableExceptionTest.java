package dev.comanda.shared.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DependencyUnavailableExceptionTest {

  @Test
  void tells_callers_what_is_missing_and_when_to_come_back() {
    DependencyUnavailableException unavailable =
        new DependencyUnavailableException("ProductCatalog", Duration.ofSeconds(2), null);

    assertThat(unavailable.dependency()).isEqualTo("ProductCatalog");
    assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    assertThat(unavailable).hasMessage("ProductCatalog is not available").hasNoCause();
  }
}
