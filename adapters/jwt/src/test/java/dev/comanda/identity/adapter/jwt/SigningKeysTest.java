package dev.comanda.identity.adapter.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.comanda.identity.domain.People;
import dev.comanda.shared.adapter.jwt.AccessTokenDecoder;
import dev.comanda.shared.adapter.jwt.AccessTokenProfile;
import dev.comanda.shared.application.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;

class SigningKeysTest {

  private static final AccessTokenProfile PROFILE = new AccessTokenProfile("identity", "comanda");

  /** Making keys takes long: a few go round. No test needs more of them at once. */
  private static final List<RSAKey> KEYS = Stream.generate(RsaKeys::generate).limit(5).toList();

  private final AtomicInteger made = new AtomicInteger();
  @TempDir private Path directory;

  @Test
  void what_is_published_has_no_private_part() throws ParseException {
    SigningKeys keys = generated();
    keys.rotate();

    JWKSet published = JWKSet.parse(keys.publicKeysAsJson());

    assertThat(published.getKeys()).hasSize(3).noneMatch(JWK::isPrivate);
    assertThat(keys.publicKeysAsJson())
        .contains("\"kty\":\"RSA\"", "\"use\":\"sig\"", "\"alg\":\"RS256\"", "\"kid\":")
        .doesNotContain("\"d\":", "\"p\":", "\"q\":");
  }

  @Test
  void a_key_is_called_by_its_thumbprint() throws JOSEException {
    RSAKey key = (RSAKey) SigningKeys.generated().publicKeys().getKeys().getFirst();

    assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
    assertThat(key.size()).isGreaterThanOrEqualTo(2048);
  }

  @Test
  void after_a_rotation_the_new_key_signs_and_the_old_one_is_still_believed() {
    SigningKeys keys = generated();
    String before = issueWith(keys);
    keys.rotate();
    String after = issueWith(keys);

    assertThat(kidOf(after)).isNotEqualTo(kidOf(before));
    assertThat(isBelieved(before, keys)).isTrue();
    assertThat(isBelieved(after, keys)).isTrue();
  }

  @Test
  void the_next_key_is_published_before_it_signs() {
    SigningKeys keys = inDirectory(directory);
    JWKSet cachedBySomebody = keys.publicKeys();
    keys.rotate();

    assertThat(cachedBySomebody.getKeyByKeyId(kidOf(issueWith(keys)))).isNotNull();
  }

  @Test
  void after_two_rotations_the_oldest_key_is_not_believed_any_more() {
    SigningKeys keys = generated();
    String before = issueWith(keys);
    keys.rotate();
    keys.rotate();

    assertThat(isBelieved(before, keys)).isFalse();
    assertThat(keys.publicKeys().size()).isEqualTo(3);
  }

  @Test
  void keys_in_a_folder_survive_a_restart() {
    String token = issueWith(inDirectory(directory));

    SigningKeys again = inDirectory(directory);

    assertThat(isBelieved(token, again)).isTrue();
    assertThat(kidOf(issueWith(again))).isEqualTo(kidOf(token));
  }

  @Test
  void a_rotation_in_a_folder_survives_a_restart_and_keeps_no_old_private_key()
      throws IOException, ParseException {
    SigningKeys keys = inDirectory(directory);
    String before = issueWith(keys);
    keys.rotate();
    String after = issueWith(keys);

    SigningKeys again = inDirectory(directory);

    assertThat(isBelieved(before, again)).isTrue();
    assertThat(kidOf(issueWith(again))).isEqualTo(kidOf(after));
    assertThat(JWKSet.parse(Files.readString(file())).getKeys())
        .extracting(JWK::isPrivate)
        .containsExactly(true, true, false);
  }

  @Test
  void only_the_owner_can_read_the_folder_and_the_file() throws IOException {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this file system knows no owners");
    Path fresh = directory.resolve("data").resolve("keys");

    inDirectory(fresh);

    assertThat(permissionsOf(fresh)).isEqualTo("rwx------");
    assertThat(permissionsOf(fresh.resolve("signing-keys.json"))).isEqualTo("rw-------");
  }

  @Test
  void a_draft_that_a_dying_process_left_behind_does_no_harm() throws IOException {
    String token = issueWith(inDirectory(directory));
    Files.writeString(directory.resolve("signing-keys.new"), "{\"keys\":[{\"kty\"");

    SigningKeys again = inDirectory(directory);
    again.rotate();

    assertThat(isBelieved(token, again)).isTrue();
  }

  @Test
  void those_who_start_at_the_same_moment_get_the_same_key()
      throws InterruptedException, ExecutionException {
    List<Callable<String>> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(() -> kidOf(issueWith(inDirectory(directory))));
    }
    Set<String> kids = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<String> kid : threads.invokeAll(starts)) {
        kids.add(kid.get());
      }
    }
    assertThat(kids).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}"})
  void a_file_without_signing_keys_stops_the_start_and_is_left_as_it_is(String content)
      throws IOException {
    Files.writeString(file(), content);

    assertThatIllegalStateException()
        .isThrownBy(() -> inDirectory(directory))
        .withMessageContaining("signing-keys.json")
        .withNoCause();
    assertThat(file()).hasContent(content);
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Path occupied = Files.writeString(directory.resolve("occupied"), "");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> inDirectory(occupied))
        .withMessageContaining("occupied");
  }

  @Test
  void a_configuration_gives_keys_as_pem_or_as_jwk() throws JOSEException {
    RSAKey current = nextKey();
    RSAKey previous = new RSAKey.Builder(nextKey()).keyID("called-otherwise").build();
    String token = issueWith(SigningKeys.configured(previous.toJSONString(), Optional.empty()));

    for (String old :
        List.of(
            previous.toJSONString(),
            previous.toPublicJWK().toJSONString(),
            pem("PUBLIC", previous.toRSAPublicKey()))) {
      SigningKeys keys =
          SigningKeys.configured(pem("PRIVATE", current.toRSAPrivateKey()), Optional.of(old));

      assertThat(isBelieved(token, keys)).isTrue();
      assertThat(kidOf(issueWith(keys))).isEqualTo(current.computeThumbprint().toString());
    }
  }

  @Test
  void refuses_configured_keys_that_must_not_sign_and_does_not_repeat_them() throws JOSEException {
    RSAKey right = nextKey();
    for (String wrong :
        List.of(
            "",
            "c2VjcmV0",
            "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
            right.toPublicJWK().toJSONString(),
            new RSAKeyGenerator(1024, true).generate().toJSONString(),
            new ECKeyGenerator(Curve.P_256).generate().toJSONString())) {
      assertThatIllegalArgumentException()
          .as("%.40s", wrong)
          .isThrownBy(() -> SigningKeys.configured(wrong, Optional.empty()))
          .withMessageStartingWith("must ")
          .satisfies(e -> assertThat(e.toString()).doesNotContain("c2VjcmV0"));
    }
  }

  @Test
  void configured_keys_are_rotated_by_the_configuration() {
    SigningKeys keys = SigningKeys.configured(nextKey().toJSONString(), Optional.empty());

    assertThatIllegalStateException().isThrownBy(keys::rotate);
  }

  private SigningKeys generated() {
    return SigningKeys.generated(this::nextKey);
  }

  private SigningKeys inDirectory(Path path) {
    return SigningKeys.inDirectory(path, this::nextKey);
  }

  private RSAKey nextKey() {
    return KEYS.get(made.getAndIncrement() % KEYS.size());
  }

  private Path file() {
    return directory.resolve("signing-keys.json");
  }

  private static String issueWith(SigningKeys keys) {
    return new JwtTokenSigner(keys, PROFILE, InstantSource.system())
        .issue(People.somebody(), Role.CUSTOMER)
        .value();
  }

  private static boolean isBelieved(String token, SigningKeys keys) {
    try {
      AccessTokenDecoder.withKeys(keys::publicKeys, PROFILE, InstantSource.system()).decode(token);
      return true;
    } catch (BadJwtException _) {
      return false;
    }
  }

  private static String kidOf(String token) {
    try {
      return SignedJWT.parse(token).getHeader().getKeyID();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static String permissionsOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String pem(String kind, Key key) {
    return "-----BEGIN %1$s KEY-----\n%2$s\n-----END %1$s KEY-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()));
  }
}
