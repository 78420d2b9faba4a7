package dev.comanda.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchTest {

  private static final String CHANGE =
      """
      diff --git a/menu.txt b/menu.txt
      index 1111111..2222222 100644
      --- a/menu.txt
      +++ b/menu.txt
      @@ -2,3 +2,3 @@ menu
       burger
      -fries
      +onion rings
       juice
      """;

  private final Map<String, String> files = new HashMap<>();

  @Test
  void changes_a_line_between_its_neighbours() {
    files.put("menu.txt", "menu\nburger\nfries\njuice\n");

    assertThat(apply(CHANGE))
        .containsEntry("menu.txt", Optional.of("menu\nburger\nonion rings\njuice\n"));
  }

  @Test
  void finds_its_place_when_lines_were_added_further_up() {
    files.put("menu.txt", "menu\nof\nthe\nday\n\nburger\nfries\njuice\nwater\n");

    assertThat(apply(CHANGE))
        .containsEntry(
            "menu.txt", Optional.of("menu\nof\nthe\nday\n\nburger\nonion rings\njuice\nwater\n"));
  }

  @Test
  void takes_the_closest_of_two_places() {
    files.put("menu.txt", "menu\nburger\nfries\njuice\n\nburger\nfries\njuice\n");

    assertThat(apply(CHANGE))
        .containsEntry(
            "menu.txt", Optional.of("menu\nburger\nonion rings\njuice\n\nburger\nfries\njuice\n"));
  }

  @Test
  void does_not_fit_where_one_line_of_its_context_differs() {
    files.put("menu.txt", "menu\nburger\nfries\nwater\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> apply(CHANGE))
        .withMessageContaining("menu.txt is not what the patch expects around line 2: burger");
  }

  @Test
  void adds_and_deletes_files() {
    files.put("old.txt", "gone\n");

    assertThat(
            apply(
                """
                diff --git a/new.txt b/new.txt
                new file mode 100644
                --- /dev/null
                +++ b/new.txt
                @@ -0,0 +1,2 @@
                +one
                +-- two
                diff --git a/old.txt b/old.txt
                deleted file mode 100644
                --- a/old.txt
                +++ /dev/null
                @@ -1 +0,0 @@
                -gone
                """))
        .containsEntry("new.txt", Optional.of("one\n-- two\n"))
        .containsEntry("old.txt", Optional.empty());
  }

  @Test
  void removes_lines_that_look_like_headers() {
    files.put("query.sql", "-- a comment\nselect 1\n");

    assertThat(
            apply(
                """
                diff --git a/query.sql b/query.sql
                --- a/query.sql
                +++ b/query.sql
                @@ -1,2 +1,2 @@
                --- a comment
                +++ a remark
                 select 1
                """))
        .containsEntry("query.sql", Optional.of("++ a remark\nselect 1\n"));
  }

  @Test
  void overwrites_nothing_and_changes_nothing_that_is_not_there() {
    files.put("new.txt", "mine\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> apply("--- /dev/null\n+++ b/new.txt\n@@ -0,0 +1 @@\n+yours\n"))
        .withMessage("new.txt exists already");
    assertThatIllegalStateException()
        .isThrownBy(() -> apply(CHANGE))
        .withMessage("menu.txt does not exist");
  }

  @Test
  void is_not_read_from_what_is_none() {
    assertThatIllegalArgumentException().isThrownBy(() -> Patch.parse("a letter\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Patch.parse("diff --git a/a b/b\nrename from a\nrename to b\n"));
  }

  private Map<String, Optional<String>> apply(String patch) {
    return Patch.parse(patch).applyTo(path -> Optional.ofNullable(files.get(path)));
  }
}
