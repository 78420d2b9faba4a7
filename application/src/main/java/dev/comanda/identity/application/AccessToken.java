package dev.comanda.identity.application;

import java.time.Duration;

/**
 * What somebody shows to the other contexts to say who they are. Whoever holds it is taken for
 * them, so it is not printed.
 *
 * @param value what travels in the {@code Authorization} header
 * @param expiresIn how long it is good for, from the moment of its issue
 */
public record AccessToken(String value, Duration expiresIn) {

  /**
   * @throws IllegalArgumentException if there is no value, or it is good for no time at all
   */
  public AccessToken {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
    if (!expiresIn.isPositive()) {
      throw new IllegalArgumentException("must expire in the future");
    }
  }

  @Override
  public String toString() {
    return "AccessToken[***, expiresIn=" + expiresIn + "]";
  }
}
