package dev.comanda.payment.adapter.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.domain.ProviderStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderStatusTest {

  @ParameterizedTest
  @CsvSource({
    "created, OPEN",
    "processing, OPEN",
    "action_required, OPEN",
    "at_terminal, OPEN",
    "processed, PAID",
    "canceled, CANCELLED",
    "cancelled, CANCELLED",
    "expired, EXPIRED",
    "failed, FAILED",
    "refunded, REFUNDED",
    "charged_back, REFUNDED"
  })
  void every_known_status_is_mapped(String theirs, ProviderStatus ours) {
    assertThat(ProviderStatuses.of(theirs, List.of())).isEqualTo(ours);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "approved", "PROCESSED", "in_limbo"})
  void what_nobody_has_told_us_is_unknown_and_nothing_else(String status) {
    assertThat(ProviderStatuses.of(status, List.of())).isEqualTo(ProviderStatus.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "processing, REFUND_PENDING",
    "in_process, REFUND_PENDING",
    "processed, REFUND_PENDING",
    "failed, REFUND_FAILED",
    "failed failed, REFUND_FAILED",
    "failed processing, REFUND_PENDING"
  })
  void a_paid_order_tells_how_far_its_refund_has_come(String refunds, ProviderStatus ours) {
    assertThat(ProviderStatuses.of("processed", List.of(refunds.split(" ", -1)))).isEqualTo(ours);
  }

  @Test
  void each_of_our_words_is_the_translation_of_one_of_theirs() {
    Stream<ProviderStatus> translations =
        Stream.concat(
            Stream.of("created", "processed", "canceled", "expired", "failed", "refunded", "?")
                .map(status -> ProviderStatuses.of(status, List.of())),
            Stream.of("processing", "failed")
                .map(refund -> ProviderStatuses.of("processed", List.of(refund))));

    assertThat(translations)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(ProviderStatus.values()));
  }
}
