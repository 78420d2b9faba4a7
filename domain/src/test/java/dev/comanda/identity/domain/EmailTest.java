package dev.comanda.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b.co", "ana.souza+kiosk@mail.example.com", "o'neil@example.org", "_@x-y.dev"})
  void accepts_plain_addresses(String address) {
    assertThat(new Email(address).address()).isEqualTo(address);
  }

  @Test
  void keeps_the_domain_in_lower_case_and_the_rest_as_it_is() {
    assertThat(new Email("Ana@Example.COM")).isEqualTo(new Email("Ana@example.com"));
    assertThat(new Email("Ana@example.com")).isNotEqualTo(new Email("ana@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "@example.com",
        "ana@example",
        "ana@@example.com",
        "ana@example.com.",
        "ana@-example.com",
        "ana@exa_mple.com",
        ".ana@example.com",
        "a..b@example.com",
        "ana souza@example.com",
        "ana@example.com\nBcc: everybody@example.com",
        "\"ana\"@example.com"
      })
  void refuses_other_texts(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Email(text))
        .withMessage("must be an e-mail address such as ana@example.com");
  }

  @Test
  void refuses_addresses_that_cannot_be_delivered_for_their_length() {
    String name = "a".repeat(64);
    String domain = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57);

    assertThat(new Email(name + "@" + domain + ".com").address()).hasSize(254);
    assertThatIllegalArgumentException().isThrownBy(() -> new Email(name + "@" + domain + ".info"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Email(name + "a@example.com"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Email("ana@" + "b".repeat(64) + ".com"));
  }

  @Test
  void decides_quickly_also_about_texts_that_are_made_to_be_slow() {
    Assertions.assertTimeout(
        Duration.ofSeconds(1),
        () -> {
          for (String text :
              new String[] {"a.".repeat(100_000), "a@" + "a-".repeat(120) + "!", "a".repeat(250)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Email(text));
          }
        });
  }
}
