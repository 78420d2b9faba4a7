package dev.comanda.identity.adapter.memory;

import dev.comanda.identity.application.Accounts;
import dev.comanda.identity.application.AccountsContract;

class InMemoryAccountsTest extends AccountsContract {

  private final Accounts accounts = new InMemoryAccounts();

  @Override
  protected Accounts accounts() {
    return accounts;
  }
}
