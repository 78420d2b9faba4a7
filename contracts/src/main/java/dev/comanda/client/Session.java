package dev.comanda.client;

/**
 * Somebody who is signed in.
 *
 * @param accessToken the bearer token
 * @param expiresIn seconds from when it was issued
 */
public record Session(String accessToken, int expiresIn) {

  /** Without the token: whoever reads a log shall not be somebody else. */
  @Override
  public String toString() {
    return "Session[for %d s]".formatted(expiresIn);
  }
}
