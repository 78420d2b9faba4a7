package dev.comanda.identity.adapter.dynamodb;

import dev.comanda.identity.domain.CustomerSnapshot;
import dev.comanda.identity.domain.Email;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.EmployeeSnapshot;
import dev.comanda.identity.domain.PasswordHash;
import dev.comanda.identity.domain.PersonName;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.adapter.dynamodb.Attributes;
import dev.comanda.shared.adapter.dynamodb.Values;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Stored;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An account as attributes, and back. */
final class AccountMapping {

  private AccountMapping() {}

  /**
   * The id of a customer's item. AWS writes keys into logs of its own, so the key is a digest of
   * the tax id. That keeps the number out of sight, not secret: somebody with the digest could try
   * all numbers.
   */
  static String id(TaxId taxId) {
    byte[] text = ("comanda customer " + taxId.digits()).getBytes(StandardCharsets.US_ASCII);
    return "customer#" + HexFormat.of().formatHex(sha256().digest(text));
  }

  static String id(Username username) {
    return "employee#" + username.value();
  }

  static Map<String, AttributeValue> toData(CustomerSnapshot customer) {
    return Map.of(
        "subject", Values.uuid(customer.subject().value()),
        "taxId", Values.text(customer.taxId().digits()),
        "name", Values.text(customer.name().value()),
        "email", Values.text(customer.email().address()),
        "registeredAt", Values.instant(customer.registeredAt()));
  }

  static CustomerSnapshot toCustomer(Stored stored) {
    Attributes data = stored.data();
    return new CustomerSnapshot(
        new SubjectId(data.uuid("subject")),
        new TaxId(data.text("taxId")),
        new PersonName(data.text("name")),
        new Email(data.text("email")),
        data.instant("registeredAt"));
  }

  static Map<String, AttributeValue> toData(EmployeeSnapshot employee) {
    return Map.of(
        "subject", Values.uuid(employee.subject().value()),
        "username", Values.text(employee.username().value()),
        "passwordHash", Values.text(employee.passwordHash().value()),
        "role", Values.text(employee.role().name()));
  }

  static EmployeeSnapshot toEmployee(Stored stored) {
    Attributes data = stored.data();
    return new EmployeeSnapshot(
        new SubjectId(data.uuid("subject")),
        new Username(data.text("username")),
        new PasswordHash(data.text("passwordHash")),
        data.constant("role", EmployeeRole.class),
        stored.version());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
