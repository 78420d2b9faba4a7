package dev.comanda.identity.domain;

import java.time.Instant;
import java.util.UUID;

/** Invented people for tests. */
public final class People {

  /** When everything happens. */
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** A number from the documentation of many a library; nobody's. */
  public static final TaxId ANAS_TAX_ID = new TaxId("529.982.247-25");

  /** Of whom the tests talk. */
  public static final PersonName ANA = new PersonName("Ana Souza");

  /** Of a domain that is reserved for examples. */
  public static final Email ANAS_EMAIL = new Email("ana.souza@example.com");

  /** The employee. */
  public static final Username COOK = new Username("kitchen");

  private People() {}

  /** A valid number; made from another body, it is another number. */
  public static TaxId taxId(int body) {
    String nine = "%09d".formatted(body);
    for (int check = 0; check < 100; check++) {
      try {
        return new TaxId(nine + "%02d".formatted(check));
      } catch (IllegalArgumentException _) {
        // try the next check digits
      }
    }
    throw new IllegalArgumentException("no number has the body " + nine);
  }

  /** Somebody new. */
  public static SubjectId somebody() {
    return new SubjectId(UUID.randomUUID());
  }

  /** A customer called Ana. */
  public static Customer customer(TaxId taxId) {
    return Customer.register(somebody(), taxId, ANA, ANAS_EMAIL, NOON);
  }

  /** An employee whose password hash is what is given. */
  public static Employee employee(Username username, String passwordHash) {
    return Employee.hire(
        somebody(), username, new PasswordHash(passwordHash), EmployeeRole.EMPLOYEE);
  }
}
