package dev.comanda.identity.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Where a customer gets mail. It is personal data and is not printed.
 *
 * @param address up to {@value #MAX_LENGTH} characters, in the plain form that every mail server
 *     takes: no quotes, no comments, no characters beyond ASCII; the domain is kept in lower case
 */
public record Email(String address) implements ValueObject {

  /** The longest address that can be delivered (RFC 5321). */
  public static final int MAX_LENGTH = 254;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern ADDRESS =
      Pattern.compile("(?=[^@]{1,64}@)%1$s(?:\\.%1$s)*@%2$s(?:\\.%2$s)+".formatted(ATOM, LABEL));

  /**
   * @throws IllegalArgumentException if it is not such an address
   */
  public Email {
    if (address.length() > MAX_LENGTH || !ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("must be an e-mail address such as ana@example.com");
    }
    int at = address.indexOf('@');
    address = address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
  }

  /** Nothing of the address: its domain may be a family's name. */
  @Override
  public String toString() {
    return "***@***";
  }
}
