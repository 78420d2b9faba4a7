package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.comanda.identity.adapter.jwt.JwtTokenSigner;
import dev.comanda.identity.adapter.jwt.SigningKeys;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.shared.adapter.jwt.AccessTokenProfile;
import dev.comanda.shared.application.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody reads or changes what is not theirs. */
class AccessIT {

  private final Comanda comanda = Running.comanda();

  @Test
  void somebody_elses_order_does_not_exist() {
    String order = comanda.guest().order(comanda.basket()).hasStatus(201).text("/id");

    for (Api stranger : List.of(comanda.guest(), comanda.customer())) {
      stranger.get("/order/" + order).hasStatus(404);
      stranger.post("/order/" + order + "/cancel").hasStatus(404);
      stranger.get("/payment?orderId=" + order).hasStatus(404);
    }
    comanda.kitchen().get("/order/" + order).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/order", "/production", "/payment?orderId=6f1c1d5e-0000-4000-8000-000000000000"})
  void nobody_gets_in_without_a_token(String path) {
    comanda.anybody().get(path).hasStatus(401);
  }

  @Test
  void a_customer_is_no_cook() {
    Api customer = comanda.customer();

    customer.get("/production").hasStatus(403);
    customer.put("/production/6f1c1d5e-0000-4000-8000-000000000000/started").hasStatus(403);
    customer.post("/products", "{}").hasStatus(403);
    customer.delete("/products/6f1c1d5e-0000-4000-8000-000000000000").hasStatus(403);
  }

  @Test
  void a_token_without_a_signature_opens_nothing() {
    String forged =
        encoded("{\"alg\":\"none\"}")
            + "."
            + encoded(
                """
                {"iss":"https://comanda.dev/identity","aud":"comanda","sub":"x","role":"employee",\
                "exp":4102444800}\
                """)
            + ".";

    comanda.anybody().as(forged).get("/order").hasStatus(401);
  }

  @Test
  void a_token_of_our_own_key_opens_nothing_once_it_is_expired_or_meant_for_others() {
    SigningKeys keys = SigningKeys.inDirectory(comanda.keys());
    AccessTokenProfile ours = new AccessTokenProfile("https://comanda.dev/identity", "comanda");
    AccessTokenProfile forOthers = new AccessTokenProfile(ours.issuer(), "somebody-else");
    AccessTokenProfile byOthers = new AccessTokenProfile("https://example.com", ours.audience());
    InstantSource now = InstantSource.system();
    InstantSource anHourAgo = InstantSource.offset(now, Duration.ofHours(-1));

    assertThat(orders(new JwtTokenSigner(keys, ours, now))).isEqualTo(200);
    assertThat(orders(new JwtTokenSigner(keys, ours, anHourAgo))).isEqualTo(401);
    assertThat(orders(new JwtTokenSigner(keys, forOthers, now))).isEqualTo(401);
    assertThat(orders(new JwtTokenSigner(keys, byOthers, now))).isEqualTo(401);
    assertThat(orders(new JwtTokenSigner(SigningKeys.generated(), ours, now))).isEqualTo(401);
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_password_opens_nothing() throws JOSEException {
    SigningKeys keys = SigningKeys.inDirectory(comanda.keys());
    RSAKey known = keys.publicKeys().getKeys().getFirst().toRSAKey();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer("https://comanda.dev/identity")
            .audience("comanda")
            .subject("x")
            .claim("role", "employee")
            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
            .build();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(known.getKeyID()).build(), claims);
    forged.sign(new MACSigner(known.toRSAPublicKey().getEncoded()));

    comanda.anybody().as(forged.serialize()).get("/order").hasStatus(401);
  }

  @Test
  void a_token_that_brings_its_own_key_or_names_another_opens_nothing() throws JOSEException {
    RSAKey ours =
        SigningKeys.inDirectory(comanda.keys()).publicKeys().getKeys().getFirst().toRSAKey();
    RSAKey theirs = new RSAKeyGenerator(2048).keyID("theirs").generate();
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256);

    assertThat(orders(header.keyID("theirs").jwk(theirs.toPublicJWK()).build(), theirs))
        .isEqualTo(401);
    assertThat(orders(header.keyID(ours.getKeyID()).build(), theirs)).isEqualTo(401);
    assertThat(orders(header.keyID("../../etc/passwd").jwk(null).build(), theirs)).isEqualTo(401);
    assertThat(
            orders(
                header.keyID("theirs").jwkURL(URI.create(comanda.url() + "/keys")).build(), theirs))
        .isEqualTo(401);
  }

  @Test
  void a_token_of_the_future_or_as_long_as_a_book_opens_nothing() {
    SigningKeys keys = SigningKeys.inDirectory(comanda.keys());
    AccessTokenProfile ours = new AccessTokenProfile("https://comanda.dev/identity", "comanda");
    InstantSource inAnHour = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));

    assertThat(orders(new JwtTokenSigner(keys, ours, inAnHour))).isEqualTo(401);
    assertThat(comanda.anybody().as("a".repeat(12_000)).get("/order").status()).isEqualTo(401);
    assertThat(comanda.anybody().as("a".repeat(64_000)).get("/order").status()).isIn(400, 431);
  }

  private int orders(JWSHeader header, RSAKey key) throws JOSEException {
    SignedJWT forged =
        new SignedJWT(
            header,
            new JWTClaimsSet.Builder()
                .issuer("https://comanda.dev/identity")
                .audience("comanda")
                .subject(UUID.randomUUID().toString())
                .claim("role", "employee")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
    forged.sign(new RSASSASigner(key));
    return comanda.anybody().as(forged.serialize()).get("/order").status();
  }

  private int orders(JwtTokenSigner signer) {
    String token = signer.issue(new SubjectId(UUID.randomUUID()), Role.GUEST).value();
    return comanda.anybody().as(token).get("/order").status();
  }

  @Test
  void a_wrong_password_opens_nothing() {
    comanda
        .anybody()
        .post(
            "/auth/token",
            "{\"grantType\":\"employee\",\"username\":\"kitchen\",\"password\":\"wrong-password\"}")
        .hasStatus(401);
  }

  @Test
  void what_is_not_listed_is_not_there() {
    comanda.guest().get("/actuator/env").hasStatus(404);
    comanda.guest().get("/nowhere").hasStatus(404);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
