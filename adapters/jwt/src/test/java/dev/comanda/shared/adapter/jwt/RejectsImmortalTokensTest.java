package dev.comanda.shared.adapter.jwt;

import static dev.comanda.shared.adapter.jwt.ForgedTokens.NOON;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.PROFILE;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** A token that never ends, or that belongs nowhere, is nobody's, even with the right signature. */
class RejectsImmortalTokensTest {

  private final ForgedTokens tokens = new ForgedTokens();
  private Instant now = NOON;
  private final AccessTokenDecoder decoder =
      AccessTokenDecoder.withKeys(tokens::keySet, PROFILE, () -> now);

  @Test
  void without_an_expiry() {
    refuses(claims().expirationTime(null));
  }

  @Test
  void with_an_expiry_that_is_no_time() {
    refuses(claims().claim("exp", "never"));
  }

  @Test
  void after_its_expiry_and_the_skew_of_two_clocks() {
    String token =
        tokens.signed(
            claims().issueTime(Date.from(NOON.minusSeconds(900))).expirationTime(Date.from(NOON)));

    now = NOON.plus(AccessTokenDecoder.CLOCK_SKEW).minusSeconds(1);
    assertThatNoException().isThrownBy(() -> decoder.decode(token));

    now = NOON.plus(AccessTokenDecoder.CLOCK_SKEW).plusSeconds(1);
    refuses(token);
  }

  @Test
  void before_it_begins() {
    refuses(claims().notBeforeTime(Date.from(NOON.plus(Duration.ofMinutes(1)))));
  }

  @Test
  void issued_later_than_now_and_the_skew_of_two_clocks() {
    refuses(claims().issueTime(Date.from(NOON.plusSeconds(31))));

    assertThat(
            decoder
                .decode(tokens.signed(claims().issueTime(Date.from(NOON.plusSeconds(30)))))
                .getIssuedAt())
        .isEqualTo(NOON.plusSeconds(30));
  }

  @Test
  void without_an_issuer_or_from_another_one() {
    refuses(claims().issuer(null));
    refuses(claims().issuer("https://identity.example.evil"));
  }

  @Test
  void without_an_audience_or_for_another_one() {
    refuses(claims().audience((String) null));
    refuses(claims().audience("another-system"));
  }

  @Test
  void without_a_subject_or_a_known_role() {
    refuses(claims().subject(null));
    refuses(claims().subject(" "));
    refuses(claims().subject("x".repeat(65)));
    refuses(claims().claim("role", null));
    refuses(claims().claim("role", "owner"));
    refuses(claims().claim("role", "EMPLOYEE"));
    refuses(claims().claim("role", List.of("employee")));
  }

  @Test
  void without_an_id_of_its_own() {
    refuses(claims().jwtID(null));
    refuses(claims().jwtID(" "));
  }

  @Test
  void but_accepts_the_token_from_which_all_these_were_made() {
    assertThatNoException().isThrownBy(() -> decoder.decode(tokens.signed(claims())));
  }

  private void refuses(JWTClaimsSet.Builder claims) {
    refuses(tokens.signed(claims));
  }

  private void refuses(String token) {
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
  }
}
