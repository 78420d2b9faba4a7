package dev.comanda.identity.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.comanda.shared.adapter.jwt.AccessTokenProfile;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes and reads RSA keys. A key's id is its RFC 7638 thumbprint, whatever a file calls it, so
 * that two different keys never have the same.
 */
final class RsaKeys {

  /** Shorter keys are not safe any more (NIST SP 800-131A). */
  static final int MIN_BITS = 2048;

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

  private RsaKeys() {}

  /** A new key. */
  static RSAKey generate() {
    try {
      return checked(new RSAKeyGenerator(MIN_BITS).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }

  /**
   * Reads a key from PEM or from a JWK.
   *
   * @throws IllegalArgumentException if it is none that may be used; the message does not repeat it
   */
  static RSAKey parse(String text) {
    Matcher pem = PEM.matcher(text.strip());
    try {
      if (!pem.matches()) {
        return checked(JWK.parse(text));
      }
      byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
      KeyFactory factory = KeyFactory.getInstance("RSA");
      return switch (pem.group(1)) {
        case "PRIVATE" -> {
          var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
          var publicKey = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
          yield checked(
              new RSAKey.Builder((RSAPublicKey) factory.generatePublic(publicKey))
                  .privateKey(key)
                  .build());
        }
        default ->
            checked(
                new RSAKey.Builder(
                        (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(der)))
                    .build());
      };
    } catch (ParseException | GeneralSecurityException | ClassCastException _) {
      // Without the cause, which may repeat the key.
      throw new IllegalArgumentException("must be an RSA key, as PEM (PKCS#8) or as a JWK");
    }
  }

  /**
   * The key with its proper id, for signatures only.
   *
   * @throws IllegalArgumentException if it is no RSA key, or too short
   */
  static RSAKey checked(JWK key) {
    if (!(key instanceof RSAKey rsa)) {
      throw new IllegalArgumentException("must be an RSA key");
    }
    if (rsa.size() < MIN_BITS) {
      throw new IllegalArgumentException("must have at least " + MIN_BITS + " bits");
    }
    try {
      return new RSAKey.Builder(rsa)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(AccessTokenProfile.ALGORITHM)
          .keyIDFromThumbprint()
          .build();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
