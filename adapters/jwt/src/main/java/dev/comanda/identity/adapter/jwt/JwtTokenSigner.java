package dev.comanda.identity.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.comanda.identity.application.AccessToken;
import dev.comanda.identity.application.TokenSigner;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.shared.adapter.jwt.AccessTokenClaims;
import dev.comanda.shared.adapter.jwt.AccessTokenProfile;
import dev.comanda.shared.application.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** Issues access tokens as JWTs, signed with RS256 by the current key. */
@SecondaryAdapter
public final class JwtTokenSigner implements TokenSigner {

  /** How long a token is good for: it cannot be taken back earlier. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private final SigningKeys keys;
  private final AccessTokenProfile profile;
  private final InstantSource clock;

  /** Signs with whatever key is the current one at that moment. */
  public JwtTokenSigner(SigningKeys keys, AccessTokenProfile profile, InstantSource clock) {
    this.keys = keys;
    this.profile = profile;
    this.clock = clock;
  }

  @Override
  public AccessToken issue(SubjectId subject, Role role) {
    SigningKeys.Current key = keys.current();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    JWSHeader header =
        new JWSHeader.Builder(AccessTokenProfile.ALGORITHM)
            .type(AccessTokenProfile.TYPE)
            .keyID(key.id())
            .build();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(profile.issuer())
            .audience(profile.audience())
            .subject(subject.toString())
            .claim(AccessTokenProfile.ROLE_CLAIM, AccessTokenClaims.nameOf(role))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(key.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("the current key does not sign", e);
    }
    return new AccessToken(token.serialize(), LIFETIME);
  }
}
