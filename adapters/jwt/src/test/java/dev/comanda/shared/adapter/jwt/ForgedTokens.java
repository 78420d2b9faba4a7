package dev.comanda.shared.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Tokens as nobody issues them; the right key is at hand, for the wrong is told from it. */
final class ForgedTokens {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final AccessTokenProfile PROFILE =
      new AccessTokenProfile("https://identity.example", "comanda");

  /** Making keys takes long, and the tests need only know them apart. */
  static final RSAKey RIGHT = key();

  static final RSAKey WRONG = key();

  /** What the decoder takes for identity's keys. */
  JWKSet keySet() {
    return new JWKSet(RIGHT.toPublicJWK());
  }

  /** What a proper token says. */
  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(PROFILE.issuer())
        .audience(PROFILE.audience())
        .subject("somebody")
        .claim("role", "customer")
        .jwtID("a-token")
        .issueTime(Date.from(NOON))
        .expirationTime(Date.from(NOON.plus(Duration.ofMinutes(15))));
  }

  /** The header of a proper token. */
  static JWSHeader.Builder header() {
    return new JWSHeader.Builder(AccessTokenProfile.ALGORITHM)
        .type(AccessTokenProfile.TYPE)
        .keyID(RIGHT.getKeyID());
  }

  /** Signed by identity's key. */
  String signed(JWTClaimsSet.Builder claims) {
    return signed(header(), claims, RIGHT);
  }

  static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims, RSAKey key) {
    try {
      return signed(header, claims, new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims, JWSSigner signer) {
    SignedJWT token = new SignedJWT(header.build(), claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
