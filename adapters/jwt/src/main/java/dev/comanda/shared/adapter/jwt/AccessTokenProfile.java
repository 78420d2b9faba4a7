package dev.comanda.shared.adapter.jwt;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;

/**
 * What access tokens look like: on what the issuer and those who verify have to agree.
 *
 * @param issuer who issues them, as the {@code iss} claim says
 * @param audience for whom they are, as the {@code aud} claim says
 */
public record AccessTokenProfile(String issuer, String audience) {

  /** The one signature that is issued and accepted, whatever a token's header proposes. */
  public static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

  /** The {@code typ} header. */
  public static final JOSEObjectType TYPE = JOSEObjectType.JWT;

  /** The claim that names a {@link dev.comanda.shared.application.Role}, in lower case. */
  public static final String ROLE_CLAIM = "role";

  /**
   * @throws IllegalArgumentException if issuer or audience are blank: nobody could be told from
   *     nobody
   */
  public AccessTokenProfile {
    if (issuer.isBlank() || audience.isBlank()) {
      throw new IllegalArgumentException("must name an issuer and an audience");
    }
  }
}
