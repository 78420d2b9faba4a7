package dev.comanda.infrastructure.engine;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;

/** The one key pair of a test run: real, because the program reads it. */
final class KeyPair {

  static final String PRIVATE_PEM;
  static final String PUBLIC_PEM;

  /** The exponent that makes the private key private, as a JSON Web Key has it. */
  static final String PRIVATE_EXPONENT;

  static {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      java.security.KeyPair pair = generator.generateKeyPair();
      PRIVATE_PEM = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
      byte[] exponent = ((RSAPrivateKey) pair.getPrivate()).getPrivateExponent().toByteArray();
      PRIVATE_EXPONENT = Base64.getUrlEncoder().withoutPadding().encodeToString(exponent);
      PUBLIC_PEM = pem("PUBLIC KEY", pair.getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private KeyPair() {}

  private static String pem(String kind, byte[] key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key), kind);
  }
}
