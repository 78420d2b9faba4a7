package dev.comanda.identity.adapter.jwt;

import dev.comanda.identity.application.Credentials;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Hashes passwords with bcrypt. bcrypt looks at 72 bytes and no further, so it gets the SHA-384 of
 * the password, in 64 characters: thus all of a long passphrase counts. The hash says so in front:
 * <code>{sha384-bcrypt}$2a$12$...</code>.
 */
@SecondaryAdapter
public final class BcryptCredentials implements Credentials {

  /** About a quarter of a second per comparison on a machine of 2026. */
  public static final int DEFAULT_COST = 12;

  private static final String FORMAT = "{sha384-bcrypt}";
  private static final Pattern HASH =
      Pattern.compile(Pattern.quote(FORMAT) + "(\\$2a\\$[0-9]{2}\\$[./A-Za-z0-9]{53})");

  private final int cost;
  private final PasswordHash decoy;

  /**
   * @param cost the logarithm of the rounds, 10 to 16: one more takes twice the time; hashes made
   *     at another cost stay good
   * @throws IllegalArgumentException if the cost is not within that range
   */
  public BcryptCredentials(int cost) {
    if (cost < 10 || cost > 16) {
      throw new IllegalArgumentException("must be between 10 and 16");
    }
    this.cost = cost;
    // A salt of its own, and for a result 31 characters that nobody computed.
    this.decoy = new PasswordHash(FORMAT + BCrypt.gensalt(cost) + randomCharacters(31));
  }

  @Override
  public PasswordHash hash(Password password) {
    return new PasswordHash(FORMAT + BCrypt.hashpw(digest(password), BCrypt.gensalt(cost)));
  }

  @Override
  public boolean verify(Password password, PasswordHash hash) {
    var matcher = HASH.matcher(hash.value());
    return matcher.matches() && BCrypt.checkpw(digest(password), matcher.group(1));
  }

  @Override
  public PasswordHash decoy() {
    return decoy;
  }

  private static String randomCharacters(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes).replace('+', '.').substring(0, count);
  }

  /** Base64, because bcrypt would stop at a zero byte. */
  private static String digest(Password password) {
    try {
      byte[] bytes = password.value().getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-384").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-384", e);
    }
  }
}
