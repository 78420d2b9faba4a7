package dev.comanda.identity.adapter.dynamodb;

import dev.comanda.identity.application.Accounts;
import dev.comanda.identity.domain.Customer;
import dev.comanda.identity.domain.CustomerSnapshot;
import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.EmployeeSnapshot;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.adapter.dynamodb.TableDefinition;
import dev.comanda.shared.adapter.dynamodb.VersionedItems;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Item;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Accounts, one item each. What has to be unique is the item's id, so uniqueness is decided by the
 * write itself, and whoever signs in is found without an index.
 */
@SecondaryAdapter
public final class DynamoAccounts implements Accounts {

  private final VersionedItems items;

  /**
   * Accounts in a table.
   *
   * @param users the table
   */
  public DynamoAccounts(DynamoDbClient client, TableDefinition users) {
    // Accounts tell nobody anything, so there is nothing to time and nobody to wake up.
    this.items = new VersionedItems(client, users, "Accounts", InstantSource.system(), () -> {});
  }

  @Override
  public Optional<Customer> customer(TaxId taxId) {
    return items
        .find(AccountMapping.id(taxId))
        .map(AccountMapping::toCustomer)
        .map(Customer::rehydrate);
  }

  @Override
  public boolean add(Customer customer) {
    CustomerSnapshot snapshot = customer.snapshot();
    return items.add(
        new Item(
            AccountMapping.id(snapshot.taxId()),
            0,
            AccountMapping.toData(snapshot),
            Map.of(),
            List.of()));
  }

  @Override
  public Optional<Employee> employee(Username username) {
    return items
        .find(AccountMapping.id(username))
        .map(AccountMapping::toEmployee)
        .map(Employee::rehydrate);
  }

  @Override
  public boolean add(Employee employee) {
    return items.add(toItem(employee.snapshot()));
  }

  @Override
  public void save(Employee employee) {
    items.save(toItem(employee.snapshot()));
  }

  private static Item toItem(EmployeeSnapshot employee) {
    return new Item(
        AccountMapping.id(employee.username()),
        employee.version(),
        AccountMapping.toData(employee),
        Map.of(),
        List.of());
  }
}
