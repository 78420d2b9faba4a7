package dev.comanda.identity.application;

import dev.comanda.identity.domain.Customer;
import java.time.InstantSource;

final class RegisterCustomerService implements RegisterCustomer {

  private final Accounts accounts;
  private final SubjectIds ids;
  private final InstantSource clock;

  RegisterCustomerService(Accounts accounts, SubjectIds ids, InstantSource clock) {
    this.accounts = accounts;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Outcome register(Command command) {
    Customer customer =
        Customer.register(
            ids.next(), command.taxId(), command.name(), command.email(), clock.instant());
    return accounts.add(customer)
        ? new Outcome.Registered(customer.snapshot())
        : new Outcome.AlreadyKnown();
  }
}
