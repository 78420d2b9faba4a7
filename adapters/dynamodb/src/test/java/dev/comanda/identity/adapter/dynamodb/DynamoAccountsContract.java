package dev.comanda.identity.adapter.dynamodb;

import dev.comanda.identity.application.Accounts;
import dev.comanda.identity.application.AccountsContract;
import dev.comanda.shared.adapter.dynamodb.TestTables;

/** The contract over tables that a subclass provides, wherever they are. */
abstract class DynamoAccountsContract extends AccountsContract {

  /** Where the accounts are. */
  protected abstract TestTables tables();

  @Override
  protected Accounts accounts() {
    return new DynamoAccounts(tables().client(), tables().definitions().users());
  }
}
