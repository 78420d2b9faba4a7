package dev.comanda.identity.domain;

import static dev.comanda.identity.domain.People.ANA;
import static dev.comanda.identity.domain.People.ANAS_EMAIL;
import static dev.comanda.identity.domain.People.ANAS_TAX_ID;
import static dev.comanda.identity.domain.People.COOK;
import static dev.comanda.identity.domain.People.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is remembered of customers and employees. */
class AccountsTest {

  private static final SubjectId SUBJECT = new SubjectId(new UUID(1, 2));
  private static final PasswordHash HASH = new PasswordHash("a-hash");

  @Test
  void a_customer_is_known_by_their_subject_and_identifies_by_their_tax_id() {
    Customer customer = Customer.register(SUBJECT, ANAS_TAX_ID, ANA, ANAS_EMAIL, NOON);

    assertThat(customer.getId()).isEqualTo(SUBJECT);
    assertThat(customer.taxId()).isEqualTo(ANAS_TAX_ID);
  }

  @Test
  void a_customer_comes_back_as_they_were() {
    CustomerSnapshot stored = People.customer(ANAS_TAX_ID).snapshot();

    assertThat(Customer.rehydrate(stored).snapshot()).isEqualTo(stored);
  }

  @Test
  void an_employee_is_known_by_their_subject_and_signs_in_with_their_name() {
    Employee employee = Employee.hire(SUBJECT, COOK, HASH, EmployeeRole.EMPLOYEE);

    assertThat(employee.getId()).isEqualTo(SUBJECT);
    assertThat(employee.username()).isEqualTo(COOK);
    assertThat(employee.role()).isEqualTo(EmployeeRole.EMPLOYEE);
  }

  @Test
  void an_employee_comes_back_as_they_were() {
    EmployeeSnapshot stored = new EmployeeSnapshot(SUBJECT, COOK, HASH, EmployeeRole.EMPLOYEE, 7);

    assertThat(Employee.rehydrate(stored).snapshot()).isEqualTo(stored);
  }

  @Test
  void a_subject_is_printed_as_the_other_contexts_write_it() {
    assertThat(SUBJECT).hasToString("00000000-0000-0001-0000-000000000002");
  }
}
