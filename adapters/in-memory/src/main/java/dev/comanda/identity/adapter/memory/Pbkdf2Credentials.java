package dev.comanda.identity.adapter.memory;

import dev.comanda.identity.application.Credentials;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.PasswordHash;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/**
 * Hashes passwords with PBKDF2, which the JDK brings. The hash is <code>
 * {pbkdf2-sha512}rounds$salt$result</code> in hexadecimal digits.
 */
@SecondaryAdapter
public final class Pbkdf2Credentials implements Credentials {

  /** What OWASP asks for with SHA-512. */
  public static final int DEFAULT_ROUNDS = 210_000;

  private static final int SALT_BYTES = 16;
  private static final int RESULT_BYTES = 32;
  private static final Pattern HASH =
      Pattern.compile(
          "\\{pbkdf2-sha512}([1-9][0-9]{0,6})\\$([0-9a-f]{%d})\\$([0-9a-f]{%d})"
              .formatted(2 * SALT_BYTES, 2 * RESULT_BYTES));

  private final SecureRandom random = new SecureRandom();
  private final int rounds;
  private final PasswordHash decoy;

  /**
   * @param rounds how often to hash, 1 to 9,999,999; hashes made with other rounds stay good
   * @throws IllegalArgumentException if the rounds are not within that range
   */
  public Pbkdf2Credentials(int rounds) {
    if (rounds < 1 || rounds > 9_999_999) {
      throw new IllegalArgumentException("must be between 1 and 9999999");
    }
    this.rounds = rounds;
    this.decoy = written(randomBytes(SALT_BYTES), randomBytes(RESULT_BYTES));
  }

  @Override
  public PasswordHash hash(Password password) {
    byte[] salt = randomBytes(SALT_BYTES);
    return written(salt, derive(password, salt, rounds));
  }

  @Override
  public boolean verify(Password password, PasswordHash hash) {
    Matcher parts = HASH.matcher(hash.value());
    if (!parts.matches()) {
      return false;
    }
    HexFormat hex = HexFormat.of();
    byte[] salt = hex.parseHex(parts.group(2));
    byte[] result = derive(password, salt, Integer.parseInt(parts.group(1)));
    return MessageDigest.isEqual(result, hex.parseHex(parts.group(3)));
  }

  @Override
  public PasswordHash decoy() {
    return decoy;
  }

  private PasswordHash written(byte[] salt, byte[] result) {
    HexFormat hex = HexFormat.of();
    return new PasswordHash(
        "{pbkdf2-sha512}" + rounds + "$" + hex.formatHex(salt) + "$" + hex.formatHex(result));
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] derive(Password password, byte[] salt, int rounds) {
    var spec = new PBEKeySpec(password.value().toCharArray(), salt, rounds, 8 * RESULT_BYTES);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }
}
