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
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The key that signs access tokens; the next one, which is published before it signs, so that those
 * who verify know it by then, whatever they cache; and the public half of the one before, so that
 * tokens which that one signed stay good until they expire. Private keys leave this package only
 * into a file that its owner alone can read.
 */
public final class SigningKeys {

  private final KeyStore store;
  private final Supplier<RSAKey> generator;
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

  private SigningKeys(KeyStore store, Supplier<RSAKey> generator, State state) {
    this.store = store;
    this.generator = generator;
    this.state = state;
  }

  /** A new key that is forgotten with the process, and that no other process needs to know. */
  public static SigningKeys generated() {
    return generated(RsaKeys::generate);
  }

  static SigningKeys generated(Supplier<RSAKey> generator) {
    return new SigningKeys(
        (known, change) -> change.apply(known), generator, State.of(List.of(generator.get())));
  }

  /**
   * The keys that are kept in a folder; the first time, new ones. Several processes may share the
   * folder, and one that dies at any moment leaves the old keys or the new ones.
   *
   * @throws java.io.UncheckedIOException if the folder cannot be read or written
   * @throws IllegalStateException if what is there are no signing keys
   */
  public static SigningKeys inDirectory(Path directory) {
    return inDirectory(directory, RsaKeys::generate);
  }

  static SigningKeys inDirectory(Path directory, Supplier<RSAKey> generator) {
    KeyStore file = new KeyFile(directory);
    List<RSAKey> keys =
        file.change(
            List.of(),
            known -> known.isEmpty() ? List.of(generator.get(), generator.get()) : known);
    return new SigningKeys(file, generator, State.of(keys));
  }

  /**
   * The keys that a configuration gives, as PEM (PKCS#8) or as a JWK. They are rotated by changing
   * the configuration twice: first the new key is the other one, then they change places.
   *
   * @param other is published and does not sign: the next key, or the one before; may be a public
   *     key only
   * @throws IllegalArgumentException if one is no RSA key of at least {@value RsaKeys#MIN_BITS}
   *     bits, or the current one is not private; the message does not repeat the key
   */
  public static SigningKeys configured(String current, Optional<String> other) {
    List<RSAKey> keys =
        Stream.concat(
                Stream.of(RsaKeys.parse(current)),
                other.stream().map(RsaKeys::parse).map(RSAKey::toPublicJWK))
            .toList();
    return new SigningKeys(
        (_, _) -> {
          throw new IllegalStateException(
              "configured keys are rotated by changing the configuration");
        },
        RsaKeys::generate,
        State.of(keys));
  }

  /**
   * Signs with the next key from now on, and publishes another next one. The current key becomes
   * the one before, and what was that is dropped: to be done not more often than tokens live.
   *
   * @throws IllegalStateException if the keys come from a configuration
   */
  public synchronized void rotate() {
    state = State.of(store.change(state.keys(), this::rotated));
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

  private List<RSAKey> rotated(List<RSAKey> keys) {
    RSAKey next = keys.stream().skip(1).filter(RSAKey::isPrivate).findFirst().orElseGet(generator);
    return List.of(next, generator.get(), keys.getFirst().toPublicJWK());
  }
}
