package dev.comanda.identity.application;

import dev.comanda.shared.application.Role;

final class IdentifyCustomerService implements IdentifyCustomer {

  private final Accounts accounts;
  private final SubjectIds ids;
  private final TokenSigner signer;

  IdentifyCustomerService(Accounts accounts, SubjectIds ids, TokenSigner signer) {
    this.accounts = accounts;
    this.ids = ids;
    this.signer = signer;
  }

  @Override
  public Outcome identify(Command command) {
    return accounts
        .customer(command.taxId())
        .map(customer -> signer.issue(customer.getId(), Role.CUSTOMER))
        .<Outcome>map(Outcome.Identified::new)
        .orElseGet(Outcome.Unknown::new);
  }

  @Override
  public AccessToken admitGuest() {
    return signer.issue(ids.next(), Role.GUEST);
  }
}
