package dev.comanda.shared.adapter.jwt;

import dev.comanda.shared.application.Requester;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Tells Spring Security who holds a token: the name is the subject, the one authority is the role,
 * such as {@code ROLE_CUSTOMER}.
 */
public final class AccessTokenConverter implements Converter<Jwt, AbstractAuthenticationToken> {

  /**
   * @throws InvalidBearerTokenException if the token names no subject or no known role
   */
  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    Requester requester =
        AccessTokenClaims.requester(token)
            .orElseThrow(() -> new InvalidBearerTokenException("The token names nobody"));
    return new JwtAuthenticationToken(
        token,
        List.of(new SimpleGrantedAuthority("ROLE_" + requester.role().name())),
        requester.subject());
  }
}
