package dev.comanda.identity.application;

import dev.comanda.identity.domain.Customer;
import dev.comanda.identity.domain.CustomerSnapshot;
import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.EmployeeSnapshot;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.application.ConcurrentChangeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts for tests of use cases; can let somebody else be faster. */
public final class FakeAccounts implements Accounts {

  private final Map<TaxId, CustomerSnapshot> customers = new HashMap<>();
  private final Map<Username, EmployeeSnapshot> employees = new HashMap<>();
  private Runnable beforeNextWrite = () -> {};

  /** Somebody else does something between the next read and its write. */
  public void beforeNextWrite(Runnable somebodyElse) {
    beforeNextWrite = somebodyElse;
  }

  /** How many customers there are. */
  public int customers() {
    return customers.size();
  }

  @Override
  public Optional<Customer> customer(TaxId taxId) {
    return Optional.ofNullable(customers.get(taxId)).map(Customer::rehydrate);
  }

  @Override
  public boolean add(Customer customer) {
    runOnce();
    return customers.putIfAbsent(customer.taxId(), customer.snapshot()) == null;
  }

  @Override
  public Optional<Employee> employee(Username username) {
    return Optional.ofNullable(employees.get(username)).map(Employee::rehydrate);
  }

  @Override
  public boolean add(Employee employee) {
    runOnce();
    return employees.putIfAbsent(employee.username(), stored(employee.snapshot())) == null;
  }

  @Override
  public void save(Employee employee) {
    runOnce();
    EmployeeSnapshot current = employees.get(employee.username());
    if (current == null || current.version() != employee.snapshot().version()) {
      throw new ConcurrentChangeException("employee " + employee.getId());
    }
    employees.put(employee.username(), stored(employee.snapshot()));
  }

  private void runOnce() {
    Runnable somebodyElse = beforeNextWrite;
    beforeNextWrite = () -> {};
    somebodyElse.run();
  }

  private static EmployeeSnapshot stored(EmployeeSnapshot employee) {
    return new EmployeeSnapshot(
        employee.subject(),
        employee.username(),
        employee.passwordHash(),
        employee.role(),
        employee.version() + 1);
  }
}
