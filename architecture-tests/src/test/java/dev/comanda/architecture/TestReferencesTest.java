package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestReferencesTest {

  private final TestReferences references = new TestReferences(Repository.here());

  @Test
  void finds_nothing_wrong_with_tests_that_exist_and_run() {
    assertThat(
            references.problemsIn(
                "`TestReferencesTest`, `TestReferencesTest.reads_sentences_and_commands`,"
                    + " `OrdersContract.detects_a_lost_update`\n"
                    + "./mvnw test -Dtest=InMemoryOrdersTest#detects_a_lost_update"))
        .isEmpty();
  }

  @Test
  void notices_a_test_that_does_not_exist_or_does_not_run() {
    assertThat(references.problemsIn("`NoSuchTest`")).containsExactly("there is no NoSuchTest");
    assertThat(references.problemsIn("`TestReferencesTest.no_such_sentence`"))
        .containsExactly("TestReferencesTest has no test no_such_sentence");
    assertThat(references.problemsIn("`TestReferencesTest.helper`"))
        .as("a method that is no test")
        .containsExactly("TestReferencesTest has no test helper");
    assertThat(references.problemsIn("./mvnw test -Dtest='InMemoryOrdersTest#no_such_sentence'"))
        .containsExactly("InMemoryOrdersTest has no test no_such_sentence");
    assertThat(references.problemsIn("./mvnw test -Dtest=NoSuchTest"))
        .containsExactly("there is no NoSuchTest");
  }

  @Test
  void notices_a_contract_that_nobody_keeps() {
    assertThat(references.problemsIn("`DesertedContract`"))
        .containsExactly("no adapter runs DesertedContract");
  }

  @Test
  void reads_sentences_and_commands() {
    String text = helper();

    assertThat(TestReferences.inSentences(text)).containsExactly("OneTest", "OneTest.first");
    assertThat(TestReferences.inCommands(text))
        .containsExactly("OtherTest", "StoryIT.is_told", "ThirdTest.is_quoted");
  }

  private static String helper() {
    return """
    `OneTest` and `OneTest.first`, but neither OneTest.second nor `Order.place`.
    ./mvnw -pl domain test -Dtest=OtherTest
    ./mvnw -pl domain test -Dtest='ThirdTest#is_quoted' -Dquiet
    ./mvnw -pl bootstrap verify -Dit.test=StoryIT#is_told
    """;
  }
}
