package dev.comanda.identity.adapter.http;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys with which everybody can verify tokens. */
@RestController
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

  @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> keys() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(CACHEABLE_FOR).cachePublic())
        .contentType(MediaType.APPLICATION_JSON)
        .body(keys.get());
  }
}
