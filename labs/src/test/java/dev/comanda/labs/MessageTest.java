package dev.comanda.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.labs.Message.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageTest {

  @TempDir Path root;

  @Test
  void says_what_failed_without_stack_trace_and_where_it_was() throws IOException {
    report(
        """
        <testcase name="detects_a_lost_update" classname="dev.comanda.order.InMemoryOrdersTest">
          <failure type="java.lang.AssertionError"><![CDATA[java.lang.AssertionError:

        Expecting code to raise a throwable.
        \tat org.assertj.core.api.X.y(X.java:1)
        \tat dev.comanda.order.OrdersContract.detects_a_lost_update(OrdersContract.java:131)
        ]]></failure>
        </testcase>
        <testcase name="finds_what_was_added" classname="dev.comanda.order.InMemoryOrdersTest"/>
        """);

    assertThat(Message.ofFailedTests(root, results()).text())
        .isEqualTo(
            """
            InMemoryOrdersTest.detects_a_lost_update
              Expecting code to raise a throwable.
              (OrdersContract.java:131)
            """);
    assertThat(results().get("InMemoryOrdersTest.finds_what_was_added"))
        .isEqualTo(new TestResult(true, ""));
  }

  @Test
  void does_not_repeat_an_example_that_was_found_by_chance() throws IOException {
    report(
        """
        <testcase name="any order will do" classname="dev.comanda.order.NewsTest">
          <failure><![CDATA[expected: 3L but was: 2L]]></failure>
          <system-out><![CDATA[|-----------------------jqwik-----------------------]]></system-out>
        </testcase>
        """);

    assertThat(Message.ofFailedTests(root, results()).text())
        .isEqualTo(
            """
            NewsTest.any_order_will_do
              (an example that jqwik found by chance)
            """);
  }

  @Test
  void keeps_the_order_of_a_tests_runs_and_does_not_count_them() throws IOException {
    String run =
        "<testcase name=\"keeps(Rule)[%d]\" classname=\"a.T\"><failure>R%d</failure></testcase>";
    report(run.formatted(10, 10) + run.formatted(9, 9));

    assertThat(Message.ofFailedTests(root, results()).text())
        .isEqualTo("T.keeps\n  R9\n\nT.keeps\n  R10\n");
  }

  @Test
  void knows_nothing_of_a_test_that_was_skipped() throws IOException {
    report("<testcase name=\"a\" classname=\"b.C\"><skipped message=\"no Docker\"/></testcase>");

    assertThat(results()).isEmpty();
  }

  @Test
  void says_what_maven_complains_about_until_it_explains_itself() {
    Message message =
        Message.ofBuild(
            root,
            List.of(
                "[INFO] Building Comanda :: domain",
                "[ERROR] Failed to execute goal a.b:maven-enforcer-plugin:3.7.0:enforce (ring):",
                "[ERROR] " + root + "/domain/pom.xml: the domain depends only on the JDK",
                "   org.springframework:spring-context <--- banned",
                "[ERROR] ",
                "[ERROR] -> [Help 1]",
                "[ERROR] Re-run Maven with the -e switch."));

    assertThat(message.text())
        .isEqualTo(
            """
            Failed to execute goal a.b:maven-enforcer-plugin:enforce (ring):
            domain/pom.xml: the domain depends only on the JDK
               org.springframework:spring-context <--- banned
            """);
  }

  @Test
  void is_the_same_whatever_differs_from_run_to_run() {
    Message one = failure("order 1b4e28ba-2fa1-4d2b-883f-0016d3cca427 took 12 ms (Order.java:7)");
    Message other =
        failure("order 9c858901-8a57-4791-81fe-4c455b099bc9 took 3.5 s (Order.java:99)");

    assertThat(one.saysTheSameAs(other)).isTrue();
    assertThat(one.saysTheSameAs(failure("order took 12 ms (Basket.java:7)"))).isFalse();
  }

  @Test
  void shows_what_is_missing_and_what_is_new() {
    assertThat(new Message("a\nc\nd\n").differencesFrom(new Message("a\nb\nc\n")))
        .containsExactly("  a", "- b", "  c", "+ d");
  }

  private Message failure(String text) {
    return Message.ofFailedTests(
        root, new TreeMap<>(java.util.Map.of("T.t", new TestResult(false, text))));
  }

  private void report(String tests) throws IOException {
    Path folder = Files.createDirectories(root.resolve("module/target/surefire-reports"));
    Files.writeString(folder.resolve("TEST-a.xml"), "<testsuite>" + tests + "</testsuite>");
  }

  private SortedMap<String, TestResult> results() {
    return Message.readReports(root, List.of(Path.of("module")));
  }
}
