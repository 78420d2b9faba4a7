package dev.comanda.identity.application;

import dev.comanda.identity.domain.Customer;
import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Everybody who can say who they are, except guests, of whom nothing is kept.
 *
 * <p>Promise: one customer per tax id and one employee per username, however many are added at the
 * same moment: whether an account is new is decided by the write itself. What is found is a copy:
 * changing it changes nothing until it is saved. Failure: {@link
 * dev.comanda.shared.application.DependencyUnavailableException}. Consistency: reads see every
 * write that was answered before. Contract test: {@code AccountsContract}.
 */
@SecondaryPort
public interface Accounts {

  /** The customer who registered with the tax id. */
  Optional<Customer> customer(TaxId taxId);

  /**
   * Stores a new customer.
   *
   * @return whether it was stored: not if the tax id has an account, which stays as it is
   */
  boolean add(Customer customer);

  /** The employee who signs in under the name. */
  Optional<Employee> employee(Username username);

  /**
   * Stores a new employee.
   *
   * @return whether it was stored: not if the username has an account, which stays as it is
   */
  boolean add(Employee employee);

  /**
   * Stores a changed employee.
   *
   * @throws dev.comanda.shared.application.ConcurrentChangeException if it was stored by somebody
   *     else since it was found, or never; nothing is stored then
   */
  void save(Employee employee);
}
