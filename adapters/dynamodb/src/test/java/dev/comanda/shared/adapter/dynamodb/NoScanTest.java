package dev.comanda.shared.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * What history costs: a scan reads a whole table, and is paid for all of it. Nothing here scans.
 */
class NoScanTest {

  @Test
  void nothing_here_scans_a_table() throws Exception {
    List<Path> classes = classesBeside(DynamoTables.class);

    assertThat(classes).hasSizeGreaterThan(10);
    assertThat(classes).noneMatch(NoScanTest::knowsScans);
  }

  /** Else the test above could not fail. */
  @Test
  void a_scan_would_be_seen() throws Exception {
    assertThat(ScanRequest.builder().tableName("t").build().tableName()).isEqualTo("t");

    assertThat(classesBeside(NoScanTest.class))
        .filteredOn(NoScanTest::knowsScans)
        .extracting(file -> file.getFileName().toString())
        .contains("NoScanTest.class");
  }

  private static boolean knowsScans(Path file) {
    try {
      ClassModel parsed = ClassFile.of().parse(file);
      return StreamSupport.stream(parsed.constantPool().spliterator(), false)
          .filter(ClassEntry.class::isInstance)
          .map(ClassEntry.class::cast)
          .map(ClassEntry::asInternalName)
          .anyMatch(name -> name.matches(".*/dynamodb/.*/?Scan[A-Z]\\w+(\\$\\w+)?"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Of the same module, whichever package. */
  private static List<Path> classesBeside(Class<?> one) throws IOException, URISyntaxException {
    Path root =
        Path.of(
            Objects.requireNonNull(one.getProtectionDomain().getCodeSource())
                .getLocation()
                .toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }
}
