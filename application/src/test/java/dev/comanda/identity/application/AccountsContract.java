package dev.comanda.identity.application;

import static dev.comanda.identity.domain.People.customer;
import static dev.comanda.identity.domain.People.employee;
import static dev.comanda.identity.domain.People.taxId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.identity.domain.Customer;
import dev.comanda.identity.domain.Email;
import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.EmployeeSnapshot;
import dev.comanda.identity.domain.PasswordHash;
import dev.comanda.identity.domain.People;
import dev.comanda.identity.domain.PersonName;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.application.ConcurrentChangeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of {@link Accounts} promises. Each test invents its people anew, so that the
 * adapter's store need not be emptied between them.
 */
public abstract class AccountsContract {

  private final TaxId taxId = taxId(ThreadLocalRandom.current().nextInt(1, 999_999_999));
  private final Username username =
      new Username("cook-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36));

  /** The adapter, the same during one test. */
  protected abstract Accounts accounts();

  @Test
  void finds_the_customer_who_was_added() {
    Customer ana =
        Customer.register(
            People.somebody(),
            taxId,
            new PersonName("José d'Ávila 李"),
            new Email("Jose+kiosk@example.com"),
            People.NOON.plusNanos(123_456_000));

    assertThat(accounts().add(ana)).isTrue();

    assertThat(accounts().customer(taxId).map(Customer::snapshot)).contains(ana.snapshot());
  }

  @Test
  void finds_the_employee_who_was_added() {
    for (EmployeeRole role : EmployeeRole.values()) {
      Username name = new Username(username.value() + "." + role.name().toLowerCase(Locale.ROOT));
      Employee cook = Employee.hire(People.somebody(), name, new PasswordHash("{x}$ab.c/="), role);

      assertThat(accounts().add(cook)).isTrue();

      assertThat(accounts().employee(name).map(AccountsContract::content)).contains(content(cook));
    }
  }

  @Test
  void knows_nothing_of_strangers() {
    assertThat(accounts().customer(taxId)).isEmpty();
    assertThat(accounts().employee(username)).isEmpty();
  }

  @Test
  void one_account_per_tax_id() {
    Customer first = customer(taxId);

    assertThat(accounts().add(first)).isTrue();
    assertThat(accounts().add(customer(taxId))).isFalse();
    assertThat(accounts().add(first)).isFalse();

    assertThat(accounts().customer(taxId).map(Customer::getId)).contains(first.getId());
  }

  @Test
  void one_account_per_tax_id_when_many_race_for_it()
      throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Customer racer = customer(taxId);
      racers.add(() -> accounts().add(racer));
    }
    assertThat(winnersOf(racers)).isEqualTo(1);
  }

  @Test
  void one_account_per_username() {
    Employee first = employee(username, "first");

    assertThat(accounts().add(first)).isTrue();
    assertThat(accounts().add(employee(username, "second"))).isFalse();

    assertThat(found().getId()).isEqualTo(first.getId());
    assertThat(found().passwordHash()).isEqualTo(new PasswordHash("first"));
  }

  @Test
  void one_account_per_username_when_many_race_for_it()
      throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Employee racer = employee(username, "racer " + i);
      racers.add(() -> accounts().add(racer));
    }
    assertThat(winnersOf(racers)).isEqualTo(1);
  }

  @Test
  void a_customer_and_an_employee_never_get_in_each_others_way() {
    // A username that looks like a tax id does not exist; a store may still put both in one table.
    assertThat(accounts().add(employee(username, "secret"))).isTrue();
    assertThat(accounts().add(customer(taxId))).isTrue();

    assertThat(accounts().customer(taxId)).isPresent();
    assertThat(accounts().employee(username)).isPresent();
  }

  @Test
  void saves_a_new_password() {
    accounts().add(employee(username, "old"));
    Employee cook = found();
    cook.changePassword(new PasswordHash("new"));

    accounts().save(cook);

    assertThat(content(found())).isEqualTo(content(cook));
    assertThat(found().passwordHash()).isEqualTo(new PasswordHash("new"));
  }

  @Test
  void saves_one_change_after_another() {
    accounts().add(employee(username, "0"));
    for (String next : List.of("1", "2")) {
      Employee cook = found();
      cook.changePassword(new PasswordHash(next));
      accounts().save(cook);
      assertThat(found().snapshot().version()).isGreaterThan(cook.snapshot().version());
    }
    assertThat(found().passwordHash()).isEqualTo(new PasswordHash("2"));
  }

  @Test
  void changing_what_was_found_or_added_changes_nothing_until_it_is_saved() {
    Employee added = employee(username, "old");
    accounts().add(added);

    added.changePassword(new PasswordHash("new"));
    found().changePassword(new PasswordHash("new"));

    assertThat(found().passwordHash()).isEqualTo(new PasswordHash("old"));
  }

  @Test
  void detects_a_lost_update() {
    accounts().add(employee(username, "old"));
    Employee one = found();
    Employee other = found();
    one.changePassword(new PasswordHash("one"));
    other.changePassword(new PasswordHash("other"));
    accounts().save(one);

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> accounts().save(other));

    assertThat(found().passwordHash()).isEqualTo(new PasswordHash("one"));
  }

  @Test
  void saves_nobody_who_was_never_added() {
    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> accounts().save(employee(username, "secret")));

    assertThat(accounts().employee(username)).isEmpty();
  }

  private Employee found() {
    return accounts().employee(username).orElseThrow();
  }

  private static int winnersOf(List<Callable<Boolean>> racers)
      throws InterruptedException, ExecutionException {
    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> racer : threads.invokeAll(racers)) {
        won += racer.get() ? 1 : 0;
      }
    }
    return won;
  }

  /** All but the version, which is the store's. */
  private static EmployeeSnapshot content(Employee employee) {
    EmployeeSnapshot all = employee.snapshot();
    return new EmployeeSnapshot(all.subject(), all.username(), all.passwordHash(), all.role(), 0);
  }
}
