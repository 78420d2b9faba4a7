package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bill of materials that the build writes ({@code target/bom.json}, by the package phase of the
 * whole) names every library, and each may be used as it is used here.
 */
class LicencesIT {

  /**
   * Under one of these anybody may use, change and pass on; where there are several, one chooses.
   */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "Apache-2.0", "our own",
          "MIT", "asks for the notice only",
          "MIT-0", "asks for nothing",
          "BSD-2-Clause", "asks for the notice only",
          "BSD-3-Clause", "asks for the notice only",
          "0BSD", "asks for nothing",
          "EPL-2.0", "binds changes of the library itself, which we do not make");

  /** Good for one library, with a reason that holds for no other. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "software.amazon.dynamodb:DynamoDBLocal DynamoDB Local License Agreement",
          "no open source, but runs on developers' machines in a process of its own: see README",
          "org.antlr:antlr4-runtime BSD-4-Clause",
          "is BSD-3-Clause, which its pom calls \"BSD License 4\" after the version",
          "org.bouncycastle:bcprov-jdk18on Bouncy Castle Licence",
          "is MIT under a name of its own",
          "com.github.pureconfig:pureconfig-core_2.13 MPL-2.0",
          "binds changes of the library itself; part of the queue server for development",
          "com.h2database:h2 MPL-2.0",
          "binds changes of the library itself; part of the queue server for development");

  private static JsonNode bill;

  @BeforeAll
  static void read() throws IOException {
    Path file = Path.of(System.getProperty("comanda.root"), "target", "bom.json");
    assumeTrue(
        Files.exists(file)
            || !(System.getProperty("comanda.maven", "").equals("offline=true")
                || Boolean.getBoolean("cyclonedx.skip")),
        "Maven writes no bill of materials while it is offline, or told not to");
    assertThat(file).as("is written by ./mvnw package").exists();
    bill = JsonMapper.builder().build().readTree(Files.readString(file));
  }

  @Test
  void every_library_is_named_with_its_version_and_its_digest() {
    List<JsonNode> libraries = libraries();

    assertThat(libraries).hasSizeGreaterThan(100);
    assertThat(libraries)
        .allSatisfy(library -> {
          assertThat(library.path("purl").asString()).startsWith("pkg:maven/");
          assertThat(library.path("version").asString()).isNotBlank();
          assertThat(library.path("hashes").findValuesAsString("alg")).contains("SHA-256");
        });
    assertThat(libraries)
        .extracting(LicencesIT::name)
        .contains("org.postgresql:postgresql", "com.nimbusds:nimbus-jose-jwt");
  }

  @Test
  void every_library_has_a_licence_that_we_may_use_it_under() {
    assertThat(libraries())
        .allSatisfy(library ->
            assertThat(licences(library))
                .as(name(library))
                .anyMatch(licence ->
                    ALLOWED.containsKey(licence)
                        || EXCEPTIONS.containsKey(name(library) + " " + licence)));
  }

  @Test
  void nothing_is_allowed_that_nobody_needs() {
    Set<String> used = new TreeSet<>();
    for (JsonNode library : libraries()) {
      for (String licence : licences(library)) {
        used.add(licence);
        used.add(name(library) + " " + licence);
      }
    }

    assertThat(used).containsAll(ALLOWED.keySet()).containsAll(EXCEPTIONS.keySet());
  }

  private static List<JsonNode> libraries() {
    return bill.path("components")
        .valueStream()
        .filter(it -> !it.path("group").asString().equals("dev.comanda"))
        .toList();
  }

  private static String name(JsonNode library) {
    return library.path("group").asString() + ":" + library.path("name").asString();
  }

  private static List<String> licences(JsonNode library) {
    List<String> all = new ArrayList<>();
    for (JsonNode entry : library.path("licenses")) {
      JsonNode licence = entry.path("license");
      all.add(
          licence.has("id")
              ? licence.path("id").asString()
              : licence.path("name").asString(entry.path("expression").asString()));
    }
    return all;
  }
}
