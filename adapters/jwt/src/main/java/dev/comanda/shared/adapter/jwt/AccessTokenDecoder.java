package dev.comanda.shared.adapter.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Believes a token only if it is signed with RS256 by a key of identity, is of the right type, is
 * for this audience from this issuer, expires and has not expired, and names somebody with a known
 * role. Whatever else a token proposes (another algorithm, a key or a place to fetch one) is not
 * even looked at.
 */
public final class AccessTokenDecoder implements JwtDecoder {

  /** Several times what identity issues; nobody needs to parse more. */
  public static final int MAX_LENGTH = 4096;

  /**
   * How far the clocks of two machines may be apart: further than any that somebody looks after.
   */
  public static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** Keys that cannot be fetched now may be there after so long. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final NimbusJwtDecoder decoder;

  private AccessTokenDecoder(
      JWKSource<SecurityContext> keys, AccessTokenProfile profile, InstantSource clock) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(AccessTokenProfile.TYPE));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(AccessTokenProfile.ALGORITHM, keys));
    // Nimbus would ask the system clock; the validators below ask the one that was given.
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    this.decoder = new NimbusJwtDecoder(processor);
    this.decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            timestamps(clock),
            require("iat", token -> isIssued(token.getIssuedAt(), clock)),
            new JwtIssuerValidator(profile.issuer()),
            new JwtAudienceValidator(profile.audience()),
            require("sub and role", token -> AccessTokenClaims.requester(token).isPresent()),
            require("jti", token -> token.getId() != null && !token.getId().isBlank())));
  }

  /**
   * Verifies with the keys of the same process.
   *
   * @param publicKeys the keys that are good at the moment; asked for each token, so that a
   *     rotation takes effect at once
   */
  public static AccessTokenDecoder withKeys(
      Supplier<JWKSet> publicKeys, AccessTokenProfile profile, InstantSource clock) {
    return new AccessTokenDecoder(
        (selector, _) -> selector.select(publicKeys.get()), profile, clock);
  }

  /**
   * Verifies with the keys that identity publishes. They are fetched at the first token and kept;
   * see {@link RemoteKeySet}.
   *
   * @param keySet where identity serves its JWK set, such as {@code
   *     https://identity/.well-known/jwks.json}
   * @throws IllegalArgumentException if that is no HTTP address
   */
  public static AccessTokenDecoder withKeysAt(
      URI keySet, AccessTokenProfile profile, InstantSource clock) {
    return new AccessTokenDecoder(new RemoteKeySet(keySet, clock), profile, clock);
  }

  /**
   * @throws BadJwtException if the token is not to be believed
   * @throws DependencyUnavailableException if that cannot be decided because identity's keys are
   *     not known and cannot be fetched
   */
  @Override
  public Jwt decode(String token) {
    if (token.length() > MAX_LENGTH) {
      throw new BadJwtException("The token is longer than " + MAX_LENGTH + " characters");
    }
    try {
      return decoder.decode(token);
    } catch (BadJwtException e) {
      throw e;
    } catch (JwtException e) {
      if (e.getCause() instanceof KeySourceException) {
        throw new DependencyUnavailableException("AccessTokenKeys", RETRY_AFTER, e);
      }
      throw new BadJwtException("The token cannot be verified", e);
    }
  }

  private static JwtTimestampValidator timestamps(InstantSource clock) {
    var validator = new JwtTimestampValidator(CLOCK_SKEW);
    validator.setAllowEmptyExpiryClaim(false);
    validator.setClock(clock.withZone(ZoneOffset.UTC));
    return validator;
  }

  /** Spring looks at {@code nbf} and {@code exp} only. */
  private static boolean isIssued(@Nullable Instant at, InstantSource clock) {
    return at != null && !at.isAfter(clock.instant().plus(CLOCK_SKEW));
  }

  private static OAuth2TokenValidator<Jwt> require(String claims, Predicate<Jwt> condition) {
    var error =
        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token needs valid " + claims, null);
    return token ->
        condition.test(token)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(error);
  }
}
