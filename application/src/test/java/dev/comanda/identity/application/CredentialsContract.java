package dev.comanda.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.PasswordHash;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter of {@link Credentials} promises. */
public abstract class CredentialsContract {

  private static final Password PASSWORD = new Password("correct horse battery");

  /** The adapter. */
  protected abstract Credentials credentials();

  @Test
  void accepts_the_password_and_no_other() {
    PasswordHash hash = credentials().hash(PASSWORD);

    assertThat(credentials().verify(PASSWORD, hash)).isTrue();
    for (String other : new String[] {"correct horse batterz", "Correct horse battery", "x"}) {
      assertThat(credentials().verify(new Password(other), hash)).as(other).isFalse();
    }
  }

  @Test
  void two_hashes_of_one_password_differ() {
    PasswordHash one = credentials().hash(PASSWORD);
    PasswordHash other = credentials().hash(PASSWORD);

    assertThat(one).isNotEqualTo(other);
    assertThat(credentials().verify(PASSWORD, other)).isTrue();
  }

  @Test
  void the_hash_does_not_contain_the_password() {
    assertThat(credentials().hash(PASSWORD).value()).doesNotContain(PASSWORD.value());
  }

  @Test
  void all_characters_of_the_longest_password_count() {
    // bcrypt by itself ends at 72 bytes, and C strings at a zero.
    for (String common : new String[] {"x".repeat(127), "é".repeat(127), "\0".repeat(127)}) {
      PasswordHash hash = credentials().hash(new Password(common + "a"));

      assertThat(credentials().verify(new Password(common + "a"), hash)).isTrue();
      assertThat(credentials().verify(new Password(common + "b"), hash)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"correct horse battery", "{md5}0cc175b9c0f1b6a831c399e269772661", "{", "$"})
  void a_hash_in_a_format_that_is_not_in_use_is_nobodys(String value) {
    assertThat(credentials().verify(PASSWORD, new PasswordHash(value))).isFalse();
  }

  @Test
  void a_damaged_hash_is_nobodys() {
    String hash = credentials().hash(PASSWORD).value();

    assertThat(credentials().verify(PASSWORD, new PasswordHash(hash + "x"))).isFalse();
    assertThat(
            credentials().verify(PASSWORD, new PasswordHash(hash.substring(0, hash.length() - 1))))
        .isFalse();
  }

  @Test
  void the_decoy_is_nobodys_and_takes_as_long_as_a_hash() {
    PasswordHash hash = credentials().hash(PASSWORD);

    assertThat(credentials().verify(PASSWORD, credentials().decoy())).isFalse();

    // The fastest of some, for other processes may slow down any of them. A comparison that were
    // skipped would be thousands of times faster.
    Duration real = fastest(() -> credentials().verify(PASSWORD, hash));
    Duration decoy = fastest(() -> credentials().verify(PASSWORD, credentials().decoy()));
    assertThat(decoy).isBetween(real.dividedBy(10), real.multipliedBy(10));
  }

  private static Duration fastest(Runnable comparison) {
    long[] nanos = new long[5];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      comparison.run();
      nanos[i] = System.nanoTime() - start;
    }
    return Duration.ofNanos(Arrays.stream(nanos).min().orElseThrow());
  }
}
