package dev.comanda.labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

  private static final String ORDER = "domain/src/main/java/dev/comanda/Order.java";
  private static final String CLOCK = "domain/src/main/java/dev/comanda/Clock.java";
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  private static final Patch BREAK =
      Patch.parse(
          """
          diff --git a/%1$s b/%1$s
          --- a/%1$s
          +++ b/%1$s
          @@ -1 +1 @@
          -class Order {}
          +class Order { Clock now; }
          diff --git a/%2$s b/%2$s
          new file mode 100644
          --- /dev/null
          +++ b/%2$s
          @@ -0,0 +1 @@
          +class Clock {}
          """
              .formatted(ORDER, CLOCK));

  @TempDir Path root;

  @Test
  void leaves_the_files_of_the_student_alone() throws IOException {
    write(ORDER, "class Order {}\n");

    inScratch(scratch -> scratch.fill(List.of(BREAK)));

    assertThat(root.resolve(ORDER)).hasContent("class Order {}");
    assertThat(root.resolve(CLOCK)).doesNotExist();
    assertThat(copy(ORDER)).hasContent("class Order { Clock now; }");
    assertThat(copy(CLOCK)).hasContent("class Clock {}");
  }

  @Test
  void forgets_one_lab_when_the_next_one_comes_and_what_was_compiled_of_it() throws IOException {
    write(ORDER, "class Order {}\n");
    inScratch(scratch -> scratch.fill(List.of(BREAK)));
    Path classes = Files.createDirectories(copy("domain/target/classes/dev/comanda"));
    for (String type : List.of("Order", "Order$State", "Clock", "OrderLine")) {
      Files.writeString(classes.resolve(type + ".class"), "");
    }

    inScratch(scratch -> scratch.fill(List.of()));

    assertThat(copy(ORDER)).hasContent("class Order {}");
    assertThat(copy(CLOCK)).doesNotExist();
    assertThat(classes).isDirectoryContaining("glob:**OrderLine.class");
    try (var left = Files.list(classes)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void does_not_touch_what_has_not_changed() throws IOException {
    write(ORDER, "class Order {}\n");
    write("mvnw", "#!/bin/sh\n");
    assertThat(root.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    inScratch(scratch -> scratch.fill(List.of()));
    Files.setLastModifiedTime(copy(ORDER), LONG_AGO);

    inScratch(scratch -> scratch.fill(List.of()));

    assertThat(Files.getLastModifiedTime(copy(ORDER))).isEqualTo(LONG_AGO);
    assertThat(copy("mvnw")).isExecutable();
  }

  @Test
  void copies_what_git_would_and_nothing_else() throws IOException {
    write(".gitignore", "target/\n*.log\n");
    for (String ignored : List.of(".git/config", "domain/target/a.class", "today.log")) {
      write(ignored, "");
    }

    inScratch(scratch -> scratch.fill(List.of()));

    assertThat(new SourceTree(copy("")).paths()).containsExactly(".gitignore");
    assertThat(copy("domain")).doesNotExist();
  }

  @Test
  void is_settled_until_the_student_changes_a_source() throws IOException {
    write(ORDER, "class Order {}\n");
    inScratch(scratch -> {
      scratch.fill(List.of());
      scratch.settle("domain");
    });
    write("README.md", "hello\n");
    inScratch(scratch -> {
      scratch.fill(List.of(BREAK));
      assertThat(scratch.isSettled("domain")).isTrue();
      assertThat(scratch.isSettled("application")).isFalse();
      scratch.fill(List.of());
      assertThat(scratch.isSettled("domain")).isTrue();
    });

    // The very file that the lab broke.
    write(ORDER, "class Order { int id; }\n");

    inScratch(scratch -> {
      scratch.fill(List.of());
      assertThat(scratch.isSettled("domain")).isFalse();
    });
  }

  @Test
  void is_used_by_one_at_a_time() {
    try (Scratch _ = Scratch.of(root).orElseThrow()) {
      assertThat(Scratch.of(root)).isEmpty();
    }
    Optional<Scratch> afterwards = Scratch.of(root);
    assertThat(afterwards).isPresent();
    afterwards.get().close();
  }

  private interface Work {
    void in(Scratch scratch) throws IOException;
  }

  private void inScratch(Work work) throws IOException {
    try (Scratch scratch = Scratch.of(root).orElseThrow()) {
      work.in(scratch);
    }
  }

  private Path copy(String path) {
    return root.resolve("labs/.scratch/comanda").resolve(path);
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
