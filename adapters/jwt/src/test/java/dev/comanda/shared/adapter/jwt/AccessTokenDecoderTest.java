package dev.comanda.shared.adapter.jwt;

import static dev.comanda.shared.adapter.jwt.ForgedTokens.NOON;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.PROFILE;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.RIGHT;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.WRONG;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.claims;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.header;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.PlainJWT;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class AccessTokenDecoderTest {

  private final ForgedTokens tokens = new ForgedTokens();
  private final AccessTokenDecoder decoder =
      AccessTokenDecoder.withKeys(tokens::keySet, PROFILE, () -> NOON);

  @Test
  void believes_a_proper_token() {
    Jwt token = decoder.decode(tokens.signed(claims()));

    assertThat(AccessTokenClaims.requester(token))
        .contains(new Requester("somebody", Role.CUSTOMER));
  }

  @Test
  void refuses_a_token_without_a_signature() {
    refuses(new PlainJWT(claims().build()).serialize());

    String[] parts = tokens.signed(claims()).split("\\.", -1);
    refuses(parts[0] + "." + parts[1] + ".");
    refuses(parts[0] + "." + parts[1]);
    refuses(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
  }

  @Test
  void refuses_a_token_that_takes_the_public_key_for_a_shared_secret() throws JOSEException {
    JWSHeader.Builder header =
        new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).keyID(RIGHT.getKeyID());

    refuses(signed(header, claims(), new MACSigner(RIGHT.toRSAPublicKey().getEncoded())));
    refuses(
        signed(
            header,
            claims(),
            new MACSigner(RIGHT.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void refuses_another_algorithm_even_with_the_right_key() {
    for (JWSAlgorithm other : Set.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      refuses(
          signed(
              new JWSHeader.Builder(other).type(JOSEObjectType.JWT).keyID(RIGHT.getKeyID()),
              claims(),
              RIGHT));
    }
  }

  @Test
  void refuses_another_key_whatever_it_is_called() {
    refuses(signed(header(), claims(), WRONG));
    refuses(signed(header().keyID(WRONG.getKeyID()), claims(), WRONG));
    refuses(signed(header().keyID(null), claims(), WRONG));
    refuses(signed(header().keyID("../../etc/passwd"), claims(), WRONG));
    refuses(signed(header().keyID("unknown"), claims(), RIGHT));
  }

  @Test
  void does_not_look_at_keys_that_a_token_brings_along() {
    refuses(signed(header().keyID(null).jwk(WRONG.toPublicJWK()), claims(), WRONG));
    refuses(signed(header().keyID(WRONG.getKeyID()).jwk(WRONG.toPublicJWK()), claims(), WRONG));
    refuses(
        signed(header().keyID(null).jwkURL(URI.create("http://127.0.0.1:9/")), claims(), WRONG));
  }

  @Test
  void refuses_a_header_that_asks_for_what_nobody_here_understands() {
    refuses(
        signed(
            header().criticalParams(Set.of("b64-like")).customParam("b64-like", true),
            claims(),
            RIGHT));
  }

  @Test
  void refuses_a_token_of_another_type() {
    refuses(signed(header().type(null), claims(), RIGHT));
    refuses(signed(header().type(new JOSEObjectType("id+jwt")), claims(), RIGHT));
  }

  @Test
  void refuses_a_token_that_nobody_should_have_to_parse() {
    refuses(tokens.signed(claims().claim("padding", "x".repeat(AccessTokenDecoder.MAX_LENGTH))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "Bearer", "{}", "e30.e30.e30", "\0"})
  void refuses_what_is_no_token(String token) {
    refuses(token);
  }

  @Test
  void refuses_everything_when_there_are_no_keys() {
    AccessTokenDecoder keyless =
        AccessTokenDecoder.withKeys(() -> new JWKSet(), PROFILE, () -> NOON);

    assertThatExceptionOfType(BadJwtException.class)
        .isThrownBy(() -> keyless.decode(tokens.signed(claims())));
  }

  @Test
  void cannot_be_built_without_an_issuer_and_an_audience() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AccessTokenProfile("", "comanda"));
    assertThatIllegalArgumentException().isThrownBy(() -> new AccessTokenProfile("identity", " "));
  }

  private void refuses(String token) {
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
