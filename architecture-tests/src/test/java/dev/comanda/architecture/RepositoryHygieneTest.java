package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Defect P-01: nothing secret and nobody's personal number is in the repository. Failures name the
 * place, never what was found there. What is found must be taken for known to everybody: replace
 * the secret at its provider first, then remove it here.
 */
class RepositoryHygieneTest {

  /** Numbers that documentation all over the world uses as examples. */
  private static final Set<String> EXAMPLE_TAX_IDS =
      Set.of("52998224725", "11144477735", "12345678909");

  /** What it looks like. The sample is cut in two, so that this file does not contain it. */
  record Secret(
      String name, Pattern pattern, Predicate<String> isReal, String firstHalf, String secondHalf) {

    static Secret of(String name, String regex, String firstHalf, String secondHalf) {
      return new Secret(name, Pattern.compile(regex), _ -> true, firstHalf, secondHalf);
    }

    Secret onlyIf(Predicate<String> condition) {
      return new Secret(name, pattern, condition, firstHalf, secondHalf);
    }

    String sample() {
      return firstHalf + secondHalf;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Secret> secrets() {
    return List.of(
        Secret.of(
            "access token of Mercado Pago",
            "(APP_USR|TEST)-[0-9]{10,20}-[0-9]{6}-[0-9a-f]{32}",
            "APP_USR-1234567890",
            "123456-112326-" + "0123456789abcdef".repeat(2) + "-1234567"),
        Secret.of(
            "token of GitHub",
            "\\bgh[pousr]_[A-Za-z0-9]{36}|\\bgithub_pat_[A-Za-z0-9_]{60}",
            "ghp_",
            "a1B2".repeat(9)),
        Secret.of(
            "token of Slack", "\\bxox[abprs]-[A-Za-z0-9-]{20}", "xoxb-", "1234567890-abcdefghij"),
        Secret.of("access key of AWS", "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b", "AKIA", "ABCDEFGHIJKLMNOP"),
        Secret.of(
            "secret key of AWS",
            "(?i)secret_?access_?key\\W{1,4}[A-Za-z0-9/+]{40}\\b",
            "aws_secret_access_key = ",
            "abcdEFGH/123".repeat(4).substring(0, 40)),
        Secret.of(
            "private key",
            "-----BEGIN ([A-Z]+ )*PRIVATE KEY-----[\\s\\\\nr\"+]*[A-Za-z0-9+/=]{40}",
            "-----BEGIN RSA PRIVATE",
            " KEY-----\n" + "MIIEvQIB".repeat(8)),
        Secret.of(
            "private key as JWK",
            "\\\\?\"d\\\\?\"\\s*:\\s*\\\\?\"[A-Za-z0-9_-]{43}",
            "{\"kty\":\"RSA\",\"d\":",
            "\"" + "x_Y-".repeat(11) + "\"}"),
        Secret.of(
            "signed token",
            "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}",
            "eyJhbGciOiJSUzI1NiJ9.",
            "eyJzdWIiOiJhbmEifQxx." + "c2ln".repeat(8)),
        Secret.of(
            "address of somebody's tunnel",
            "https?://[a-z0-9-]+\\.(ngrok(-free)?\\.(io|app|dev)|trycloudflare\\.com|loca\\.lt)",
            "https://my-own-",
            "machine.ngrok-free.app/payment/webhook"),
        Secret.of(
                "tax id that may be somebody's",
                "(?<![\\w.-])([0-9]{11}|[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2})(?![\\w-]|\\.[0-9])",
                "390.533.",
                "447-05")
            .onlyIf(RepositoryHygieneTest::couldBeSomebodys));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void notices_a(Secret secret) {
    assertThat(findings(secret, "first line\nkey: '" + secret.sample() + "'\n")).containsExactly(2);
  }

  @Test
  void takes_examples_and_other_long_numbers_for_what_they_are() {
    String harmless =
        """
        529.982.247-25 and 52998224725 are examples, 11111111111 is never issued,
        390.533.447-06 has wrong check digits, 0197aaaa-0000-7000-8000-390533447055 is an id,
        -----BEGIN PRIVATE KEY-----\\nc2VjcmV0 is too short, AKIA is no key, eyJhbGci is cut off
        """;

    for (Secret secret : secrets()) {
      assertThat(findings(secret, harmless)).as(secret.name()).isEmpty();
    }
  }

  @Test
  void no_file_of_the_repository_contains_a_secret_or_somebodys_number() {
    Repository repository = Repository.here();
    List<Path> files = repository.filesBelow("");
    List<String> findings = new ArrayList<>();
    for (Path file : files) {
      String text = repository.text(file);
      for (Secret secret : secrets()) {
        for (int line : findings(secret, text)) {
          findings.add("%s:%d looks like a %s".formatted(file, line, secret.name()));
        }
      }
    }

    assertThat(files).as("files that were looked at").hasSizeGreaterThan(200);
    assertThat(findings).isEmpty();
  }

  /** The lines in which a secret begins. */
  private static List<Integer> findings(Secret secret, String text) {
    List<Integer> lines = new ArrayList<>();
    Matcher matcher = secret.pattern().matcher(text);
    while (matcher.find()) {
      if (secret.isReal().test(matcher.group())) {
        lines.add(
            (int) text.substring(0, matcher.start()).lines().count() + atLineStart(text, matcher));
      }
    }
    return lines;
  }

  private static int atLineStart(String text, Matcher matcher) {
    return matcher.start() == 0 || text.charAt(matcher.start() - 1) == '\n' ? 1 : 0;
  }

  private static boolean couldBeSomebodys(String taxId) {
    String digits = taxId.replaceAll("[.-]", "");
    return digits.chars().distinct().count() > 1
        && !EXAMPLE_TAX_IDS.contains(digits)
        && checkDigit(digits, 9) == digits.charAt(9)
        && checkDigit(digits, 10) == digits.charAt(10);
  }

  private static char checkDigit(String digits, int position) {
    int sum = 0;
    for (int i = 0; i < position; i++) {
      sum += (digits.charAt(i) - '0') * (position + 1 - i);
    }
    return (char) ('0' + sum * 10 % 11 % 10);
  }
}
