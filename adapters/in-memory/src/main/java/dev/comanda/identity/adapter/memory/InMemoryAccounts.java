package dev.comanda.identity.adapter.memory;

import dev.comanda.identity.application.Accounts;
import dev.comanda.identity.domain.Customer;
import dev.comanda.identity.domain.CustomerSnapshot;
import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.EmployeeSnapshot;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.application.ConcurrentChangeException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** Accounts that are forgotten with the process. */
@SecondaryAdapter
public final class InMemoryAccounts implements Accounts {

  private final ConcurrentMap<TaxId, CustomerSnapshot> customers = new ConcurrentHashMap<>();
  private final ConcurrentMap<Username, EmployeeSnapshot> employees = new ConcurrentHashMap<>();

  @Override
  public Optional<Customer> customer(TaxId taxId) {
    return Optional.ofNullable(customers.get(taxId)).map(Customer::rehydrate);
  }

  @Override
  public boolean add(Customer customer) {
    return customers.putIfAbsent(customer.taxId(), customer.snapshot()) == null;
  }

  @Override
  public Optional<Employee> employee(Username username) {
    return Optional.ofNullable(employees.get(username)).map(Employee::rehydrate);
  }

  @Override
  public boolean add(Employee employee) {
    return employees.putIfAbsent(employee.username(), stored(employee.snapshot())) == null;
  }

  @Override
  public void save(Employee employee) {
    EmployeeSnapshot changed = employee.snapshot();
    employees.compute(
        employee.username(),
        (_, current) -> {
          if (current == null || current.version() != changed.version()) {
            throw new ConcurrentChangeException("employee " + employee.getId());
          }
          return stored(changed);
        });
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
