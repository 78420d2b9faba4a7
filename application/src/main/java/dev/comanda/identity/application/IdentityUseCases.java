package dev.comanda.identity.application;

import java.time.InstantSource;

/**
 * Puts the use cases of identity together from what they need. The services behind the ports are
 * nobody's business but this package's.
 */
public final class IdentityUseCases {

  private IdentityUseCases() {}

  /** See {@link RegisterCustomer}. */
  public static RegisterCustomer registerCustomer(
      Accounts accounts, SubjectIds ids, InstantSource clock) {
    return new RegisterCustomerService(accounts, ids, clock);
  }

  /** See {@link IdentifyCustomer}. */
  public static IdentifyCustomer identifyCustomer(
      Accounts accounts, SubjectIds ids, TokenSigner signer) {
    return new IdentifyCustomerService(accounts, ids, signer);
  }

  /** See {@link SignInEmployee}. */
  public static SignInEmployee signInEmployee(
      Accounts accounts, Credentials credentials, TokenSigner signer) {
    return new SignInEmployeeService(accounts, credentials, signer);
  }

  /** See {@link EnsureEmployee}. */
  public static EnsureEmployee ensureEmployee(
      Accounts accounts, Credentials credentials, SubjectIds ids) {
    return new EnsureEmployeeService(accounts, credentials, ids);
  }
}
