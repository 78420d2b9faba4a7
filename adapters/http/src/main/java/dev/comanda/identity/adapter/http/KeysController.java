package dev.comanda.identity.adapter.http;

import dev.comanda.shared.adapter.http.Described;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.function.Supplier;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys with which everybody can verify tokens. */
@PrimaryAdapter
@RestController
@Tag(name = "Identity")
public final class KeysController {

  /** A new key is published for longer than this before tokens are signed with it. */
  private static final Duration CACHEABLE_FOR = Duration.ofMinutes(5);

  private final Supplier<String> keys;

  /**
   * @param keys the key set of this moment as JSON (RFC 7517), with public keys only
   */
  public KeysController(Supplier<String> keys) {
    this.keys = keys;
  }

  @Operation(
      summary = "Show the public keys",
      description = "The JSON Web Key Set (RFC 7517) with which tokens are verified.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
  @Described(answer = "keys.json")
  @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> listKeys() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(CACHEABLE_FOR).cachePublic())
        .contentType(MediaType.APPLICATION_JSON)
        .body(keys.get());
  }
}
