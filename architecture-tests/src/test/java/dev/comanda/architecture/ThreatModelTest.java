package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/security/threat-model.md} leaves no kind of threat out, and hopes for nothing. */
class ThreatModelTest {

  private static final Path ENGLISH = Path.of("docs", "security", "threat-model.md");
  private static final Path PORTUGUESE = Path.of("docs", "security", "threat-model.pt-BR.md");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (F\\d)-([STRIDE])(\\d) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

  private static final Pattern FLOW = Pattern.compile("-->\\|(F\\d)\\|");

  private record Threat(String flow, String kind, String number, String tests) {}

  private final Repository repository = Repository.here();
  private final TestReferences references = new TestReferences(repository);

  @Test
  void every_flow_of_the_picture_is_asked_for_every_kind_of_threat() {
    Set<String> flows =
        FLOW.matcher(repository.text(ENGLISH))
            .results()
            .map(flow -> flow.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(flows).hasSizeGreaterThan(5);
    for (String flow : flows) {
      assertThat(threats(ENGLISH))
          .filteredOn(threat -> threat.flow.equals(flow))
          .extracting(Threat::kind)
          .as(flow)
          .contains("S", "T", "R", "I", "D", "E");
    }
    assertThat(threats(ENGLISH)).extracting(Threat::flow).isSubsetOf(flows);
  }

  @Test
  void every_threat_names_tests_and_they_exist() {
    for (Threat threat : threats(ENGLISH)) {
      assertThat(TestReferences.inSentences(threat.tests)).as("%s", threat).isNotEmpty();
      assertThat(references.problemsIn(threat.tests)).as("%s", threat).isEmpty();
    }
    assertThat(references.problemsIn(repository.text(ENGLISH))).isEmpty();
  }

  @Test
  void both_languages_say_the_same() {
    assertThat(threats(PORTUGUESE)).isNotEmpty().isEqualTo(threats(ENGLISH));
  }

  private List<Threat> threats(Path page) {
    return ROW.matcher(repository.text(page))
        .results()
        .map(row -> new Threat(row.group(1), row.group(2), row.group(3), row.group(6)))
        .toList();
  }
}
