package dev.comanda.identity.adapter.http;

import dev.comanda.identity.application.AccessToken;
import io.swagger.v3.oas.annotations.media.Schema;

/** A token as whoever asked for it gets it. It is secret and is not printed. */
@Schema(name = "Token")
record TokenRepresentation(
    @Schema(description = "To be sent in the header `Authorization: Bearer`.") String accessToken,
    @Schema(example = "Bearer") String tokenType,
    @Schema(description = "For how many seconds it is good.", example = "900") long expiresIn) {

  static TokenRepresentation of(AccessToken token) {
    return new TokenRepresentation(token.value(), "Bearer", token.expiresIn().toSeconds());
  }

  @Override
  public String toString() {
    return "TokenRepresentation[***]";
  }
}
