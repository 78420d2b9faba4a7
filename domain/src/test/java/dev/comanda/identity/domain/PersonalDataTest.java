package dev.comanda.identity.domain;

import static dev.comanda.identity.domain.People.ANA;
import static dev.comanda.identity.domain.People.ANAS_EMAIL;
import static dev.comanda.identity.domain.People.ANAS_TAX_ID;
import static dev.comanda.identity.domain.People.COOK;
import static dev.comanda.identity.domain.People.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R17: what is printed by mistake gives nobody away. */
class PersonalDataTest {

  @Test
  void is_not_printed_by_value_objects() {
    assertThat(ANAS_TAX_ID).hasToString("***.***.***-25");
    assertThat(ANA).hasToString("***");
    assertThat(ANAS_EMAIL).hasToString("***@***");
  }

  @Test
  void is_not_printed_by_customers() {
    SubjectId subject = new SubjectId(UUID.fromString("0197aaaa-0000-7000-8000-000000000000"));
    Customer customer = Customer.register(subject, ANAS_TAX_ID, ANA, ANAS_EMAIL, NOON);

    for (Object printed : new Object[] {customer, customer.snapshot()}) {
      assertThat(printed.toString())
          .doesNotContainIgnoringCase("ana")
          .doesNotContainIgnoringCase("souza")
          .doesNotContainPattern("529\\D?982\\D?247")
          .doesNotContain("example.com");
    }
  }

  @Test
  void passwords_and_their_hashes_are_not_printed() {
    Employee employee = People.employee(COOK, "a-hash-of-a-secret");

    assertThat(new Password("correct horse")).hasToString("***");
    assertThat(employee.passwordHash()).hasToString("***");
    assertThat(employee.snapshot().toString()).doesNotContain("secret").contains("kitchen");
  }
}
