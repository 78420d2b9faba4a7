package dev.comanda.identity.adapter.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.comanda.identity.application.TokenSigner;
import dev.comanda.identity.application.TokenSignerContract;
import dev.comanda.identity.domain.People;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.shared.adapter.jwt.AccessTokenClaims;
import dev.comanda.shared.adapter.jwt.AccessTokenDecoder;
import dev.comanda.shared.adapter.jwt.AccessTokenProfile;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

class JwtTokenSignerTest extends TokenSignerContract {

  private static final AccessTokenProfile PROFILE =
      new AccessTokenProfile("https://identity.example", "comanda");
  private static final SigningKeys KEYS = SigningKeys.generated();

  private Instant now = People.NOON.plusMillis(789);
  private final TokenSigner signer = new JwtTokenSigner(KEYS, PROFILE, () -> now);
  private final AccessTokenDecoder decoder =
      AccessTokenDecoder.withKeys(KEYS::publicKeys, PROFILE, () -> now);

  @Override
  protected TokenSigner signer() {
    return signer;
  }

  @Override
  protected Optional<Requester> believed(String token) {
    try {
      return AccessTokenClaims.requester(decoder.decode(token));
    } catch (BadJwtException _) {
      return Optional.empty();
    }
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void says_who_issued_it_for_whom_from_when_until_when() throws ParseException {
    SubjectId subject = People.somebody();

    SignedJWT token = SignedJWT.parse(signer.issue(subject, Role.CUSTOMER).value());

    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("https://identity.example");
    assertThat(claims.getAudience()).containsExactly("comanda");
    assertThat(claims.getSubject()).isEqualTo(subject.toString());
    assertThat(claims.getIssueTime().toInstant()).isEqualTo(People.NOON);
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(People.NOON.plus(Duration.ofMinutes(15)));
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(claims.getClaim("role")).isEqualTo("customer");
  }

  @Test
  void says_nothing_else_and_thus_nothing_personal() throws ParseException {
    SignedJWT token = SignedJWT.parse(signer.issue(People.somebody(), Role.GUEST).value());

    assertThat(token.getJWTClaimsSet().getClaims())
        .containsOnlyKeys("iss", "aud", "sub", "role", "iat", "exp", "jti");
    assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("alg", "typ", "kid");
  }

  @Test
  void names_its_algorithm_and_its_key() throws ParseException {
    SignedJWT token = SignedJWT.parse(signer.issue(People.somebody(), Role.GUEST).value());

    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(token.getHeader().getKeyID())
        .isEqualTo(KEYS.publicKeys().getKeys().getFirst().getKeyID());
  }
}
