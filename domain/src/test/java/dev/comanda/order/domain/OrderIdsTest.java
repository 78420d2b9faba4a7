package dev.comanda.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names by which this context knows things, its own and those of others. */
class OrderIdsTest {

  @Test
  void each_is_printed_as_messages_write_it() {
    UUID uuid = new UUID(1, 2);
    String written = "00000000-0000-0001-0000-000000000002";

    assertThat(new OrderId(uuid)).hasToString(written);
    assertThat(new ProductId(uuid)).hasToString(written);
    assertThat(new PaymentId(uuid)).hasToString(written);
    assertThat(new CustomerId("ana")).hasToString("ana");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void a_customer_has_a_name_of_1_to_64_characters(int length) {
    assertThat(new CustomerId("x".repeat(length)).value()).hasSize(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65})
  void a_customer_has_no_name_of_another_length(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId("x".repeat(length)));
  }

  @Test
  void a_customer_has_no_blank_name() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(" "));
  }
}
