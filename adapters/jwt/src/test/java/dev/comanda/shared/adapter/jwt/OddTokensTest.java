package dev.comanda.shared.adapter.jwt;

import static dev.comanda.shared.adapter.jwt.ForgedTokens.NOON;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.PROFILE;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import dev.comanda.shared.application.OddJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** Whatever comes as a token is believed or refused, and nothing that was changed is believed. */
final class OddTokensTest {

  private static final String GENUINE = new ForgedTokens().signed(ForgedTokens.claims());
  private static final List<String> PARTS = List.of(GENUINE.split("\\.", -1));

  private final AccessTokenDecoder decoder =
      AccessTokenDecoder.withKeys(new ForgedTokens()::keySet, PROFILE, () -> NOON);

  @Property
  void a_text_is_no_token(@ForAll("texts") String text) {
    refuses(text);
  }

  @Property
  void a_token_with_another_header_is_refused(@ForAll("headers") String header) {
    if (!encoded(header).equals(PARTS.get(0))) {
      refuses(encoded(header) + "." + PARTS.get(1) + "." + PARTS.get(2));
    }
  }

  @Property
  void a_token_with_other_claims_is_refused(@ForAll("claims") String claims) {
    if (!encoded(claims).equals(PARTS.get(1))) {
      refuses(PARTS.get(0) + "." + encoded(claims) + "." + PARTS.get(2));
    }
  }

  /** Somebody has our key, or identity has a defect: what is said must make sense all the same. */
  @Property(tries = 200)
  void odd_claims_are_refused_even_if_they_are_signed(@ForAll("claims") String claims)
      throws JOSEException {
    JWSObject token = new JWSObject(ForgedTokens.header().build(), new Payload(claims));
    token.sign(new RSASSASigner(RIGHT));
    Jwt believed;
    try {
      believed = decoder.decode(token.serialize());
    } catch (BadJwtException refused) {
      return;
    }
    assertThat(AccessTokenClaims.requester(believed)).isPresent();
    assertThat(believed.getExpiresAt()).isAfter(NOON);
  }

  private void refuses(String token) {
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars("ey.JhbGciOiJ_-=").ofMaxLength(200),
        Arbitraries.integers()
            .between(0, GENUINE.length() - 1)
            .map(length -> GENUINE.substring(0, length)),
        Arbitraries.integers().between(0, 3).map(dots -> GENUINE + ".".repeat(dots) + GENUINE));
  }

  @Provide
  Arbitrary<String> headers() {
    return OddJson.like(List.of(decoded(PARTS.get(0))));
  }

  @Provide
  Arbitrary<String> claims() {
    return OddJson.like(List.of(decoded(PARTS.get(1))));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
