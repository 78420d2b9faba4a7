package dev.comanda.catalog.domain;

import java.net.URI;
import java.net.URISyntaxException;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Where a picture of a product is: an {@code https} address, or a path on the menu's own server
 * such as {@code /images/x-burger.png}. Nothing else reaches a customer's browser: no scripts, no
 * embedded data, no unencrypted address.
 *
 * @param value up to {@value #MAX} characters
 */
public record ImageUrl(String value) implements ValueObject {

  /** The most characters of an address. */
  public static final int MAX = 500;

  /**
   * @throws IllegalArgumentException if the value is too long or not such an address
   */
  public ImageUrl {
    if (value.length() > MAX) {
      throw new IllegalArgumentException("must not have more than " + MAX + " characters");
    }
    if (!isSecureAddress(value) && !isPath(value)) {
      throw new IllegalArgumentException(
          "must be an https address or a path such as /images/a.png");
    }
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isSecureAddress(String value) {
    try {
      URI uri = new URI(value);
      return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /** Plain characters only; "//host" would be an address without a scheme. */
  private static boolean isPath(String value) {
    return value.matches("(/[A-Za-z0-9_~.-]+)+") && !value.contains("/..");
  }
}
