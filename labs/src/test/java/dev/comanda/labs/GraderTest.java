package dev.comanda.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.labs.Grader.Area;
import dev.comanda.labs.Grader.Grade;
import dev.comanda.labs.Message.TestResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraderTest {

  private static final TestResult PASSED = new TestResult(true, "");
  private static final TestResult FAILED = new TestResult(false, "no");
  private static final SortedMap<String, TestResult> ALL_GREEN =
      new TreeMap<>(
          Map.of(
              "FileProductsTest.finds_it", PASSED,
              "FileProductsTest.adds_it(int)[1]", PASSED,
              "FileProductsTest.adds_it(int)[2]", PASSED));

  private final Lab lab = lab();

  @Test
  void counts_the_points_of_checks_that_passed() {
    Grade grade = Grader.grade(lab, ALL_GREEN, Set.of("adapters/pom.xml"));

    assertThat(grade.points()).isEqualTo(6);
    assertThat(grade.maxPoints()).isEqualTo(6);
  }

  @Test
  void gives_nothing_for_a_test_of_which_one_run_failed() {
    SortedMap<String, TestResult> tests = new TreeMap<>(ALL_GREEN);
    tests.put("FileProductsTest.adds_it(int)[2]", FAILED);

    assertThat(Grader.grade(lab, tests, Set.of()).points()).isEqualTo(4);
  }

  @Test
  void gives_nothing_when_nothing_ran() {
    assertThat(Grader.grade(lab, new TreeMap<>(), Set.of()).points()).isZero();
  }

  @Test
  void takes_points_away_when_the_core_was_touched_even_its_tests() {
    Set<String> touched =
        Set.of(
            "application/src/test/java/ProductsContract.java", "adapters/file/pom.xml", "pom.xml");

    Grade grade = Grader.grade(lab, ALL_GREEN, touched);

    assertThat(grade.points()).isEqualTo(3);
    assertThat(grade.touched())
        .containsEntry(Area.DOMAIN, 0)
        .containsEntry(Area.APPLICATION, 1)
        .containsEntry(Area.ADAPTERS, 1)
        .containsEntry(Area.OTHER, 1);
  }

  @Test
  void writes_json_for_autograders() {
    assertThat(
            Grader.grade(lab, new TreeMap<>(Map.of("T.finds_it", PASSED)), Set.of("domain/A.java"))
                .json())
        .isEqualTo(
            """
            {"lab":"09-a-new-adapter","points":1,"maxPoints":6,\
            "touched":{"domain":1,"application":0,"adapters":0,"bootstrap":0,"other":0},\
            "checks":[{"name":"adds_it","passed":false,"points":0,"maxPoints":2},\
            {"name":"core_untouched","passed":false,"points":0,"maxPoints":3},\
            {"name":"finds_it","passed":true,"points":1,"maxPoints":1}]}\
            """);
  }

  private static Lab lab() {
    Properties properties = new Properties();
    properties.setProperty("points.finds_it", "1");
    properties.setProperty("points.adds_it", "2");
    properties.setProperty("points.core_untouched", "3");
    return new Lab(9, Path.of("labs/09-a-new-adapter"), properties);
  }
}
