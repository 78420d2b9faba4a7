package dev.comanda.identity.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key that signs access tokens, and the public half of the one before, so that tokens which
 * that one signed stay good until they expire. Private keys leave this package only into a file
 * that its owner alone can read.
 */
public final class SigningKeys {

  private final KeyStore store;
  private volatile State state;

  /**
   * The key that signs at the moment.
   *
   * @param id the {@code kid} header
   */
  record Current(String id, JWSSigner signer) {}

  private record State(List<RSAKey> keys, Current current, JWKSet publicKeys) {

    static State of(List<RSAKey> keys) {
      RSAKey first = keys.getFirst();
      try {
        return new State(
            keys,
            new Current(first.getKeyID(), new RSASSASigner(first)),
            new JWKSet(List.<JWK>copyOf(keys)).toPublicJWKSet());
      } catch (JOSEException e) {
        throw new IllegalArgumentException("must hold a private key", e);
      }
    }
  }

  private SigningKeys(KeyStore store, State state) {
    this.store = store;
    this.state = state;
  }

  /** A new key that is forgotten with the process. */
  public static SigningKeys generated() {
    return new SigningKeys(
        (known, change) -> change.apply(known), State.of(List.of(RsaKeys.generate())));
  }

  /**
   * The keys that are kept in a folder; the first time, a new one. Several processes may share the
   * folder, and one that dies at any moment leaves the old keys or the new ones.
   *
   * @throws java.io.UncheckedIOException if the folder cannot be read or written
   * @throws IllegalStateException if what is there are no signing keys
   */
  public static SigningKeys inDirectory(Path directory) {
    KeyStore file = new KeyFile(directory);
    return new SigningKeys(
        file,
        State.of(
            file.change(
                List.of(), known -> known.isEmpty() ? List.of(RsaKeys.generate()) : known)));
  }

  /**
   * The keys that a configuration gives, each as PEM (PKCS#8; for the previous one also a public
   * key) or as a JWK. They are rotated by changing the configuration: the current key becomes the
   * previous one.
   *
   * @throws IllegalArgumentException if one is no RSA key of at least {@value RsaKeys#MIN_BITS}
   *     bits, or the current one is not private; the message does not repeat the key
   */
  public static SigningKeys configured(String current, Optional<String> previous) {
    List<RSAKey> keys =
        Stream.concat(
                Stream.of(RsaKeys.parse(current)),
                previous.stream().map(RsaKeys::parse).map(RSAKey::toPublicJWK))
            .toList();
    return new SigningKeys(
        (_, _) -> {
          throw new IllegalStateException(
              "configured keys are rotated by changing the configuration");
        },
        State.of(keys));
  }

  /**
   * Signs with a new key from now on. The current key becomes the previous one, and the one before
   * that is dropped: to be done not more often than tokens live.
   *
   * @throws IllegalStateException if the keys come from a configuration
   */
  public synchronized void rotate() {
    state =
        State.of(
            store.change(
                state.keys(),
                known -> List.of(RsaKeys.generate(), known.getFirst().toPublicJWK())));
  }

  /** The keys by which tokens are verified at the moment: public halves only. */
  public JWKSet publicKeys() {
    return state.publicKeys();
  }

  /** {@link #publicKeys()} as the JSON that identity serves to everybody. */
  public String publicKeysAsJson() {
    return publicKeys().toString(true);
  }

  Current current() {
    return state.current();
  }
}
