package dev.comanda.labs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The copy of the student's files in which labs happen. All labs share it, so that what one has
 * compiled is warm for the next: only files that differ are written, and only their classes are
 * forgotten.
 */
final class Scratch implements AutoCloseable {

  private static final Pattern SOURCE =
      Pattern.compile("(?<module>.*/|)src/(?<scope>main|test)/(?<kind>java|resources)/(?<rest>.+)");

  private final SourceTree student;
  private final SourceTree copy;
  private final Path settledList;
  private final FileChannel lockFile;
  private final FileLock lock;

  private Scratch(SourceTree student, Path home, FileChannel lockFile, FileLock lock) {
    this.student = student;
    this.copy = new SourceTree(home.resolve("comanda"));
    this.settledList = home.resolve("settled.txt");
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Opens the copy below {@code labs/.scratch}; empty if another process works in it.
   *
   * @param root the student's checkout
   */
  static Optional<Scratch> of(Path root) {
    Path home = root.resolve("labs").resolve(SourceTree.SCRATCH);
    try {
      Files.createDirectories(home.resolve("comanda"));
      FileChannel lockFile =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Optional<FileLock> lock = tryLock(lockFile);
      if (lock.isEmpty()) {
        lockFile.close();
      }
      return lock.map(held -> new Scratch(new SourceTree(root), home, lockFile, held));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel file) throws IOException {
    try {
      return Optional.ofNullable(file.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  /** Where it is. */
  Path root() {
    return copy.root();
  }

  /** Makes it equal to the student's files with patches applied, one after the other. */
  void fill(List<Patch> patches) {
    Map<String, Optional<String>> patched = new HashMap<>();
    for (Patch patch : patches) {
      patched.putAll(
          patch.applyTo(
              path -> patched.containsKey(path) ? patched.get(path) : student.text(path)));
    }
    Set<String> wanted = new HashSet<>(student.paths());
    patched.forEach((path, content) -> {
      if (content.isPresent()) {
        wanted.add(path);
      } else {
        wanted.remove(path);
      }
    });
    Set<String> changed = new HashSet<>();
    try {
      SortedSet<String> present = copy.paths();
      for (String path : present) {
        if (!wanted.contains(path)) {
          Files.delete(copy.root().resolve(path));
          changed.add(path);
        }
      }
      for (String path : wanted) {
        Optional<String> content = patched.getOrDefault(path, Optional.empty());
        if (content.isPresent() ? write(path, content.get()) : copyOver(path)) {
          changed.add(path);
        }
      }
      for (String path : changed) {
        forgetClasses(path);
      }
      String sources = fingerprintOfSources();
      if (!lines(settledList).contains(sources)) {
        // The student changed something: Maven has to find out what depends on it.
        Files.writeString(settledList, sources + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether modules were compiled against each other since the student last changed something. Then
   * only what a patch changed has to be compiled, and nothing that depends on it: patches of labs
   * break rules, not signatures.
   */
  boolean isSettled(String modules) {
    return lines(settledList).contains(modules);
  }

  /** See {@link #isSettled}. */
  void settle(String modules) {
    Set<String> settled = new HashSet<>(lines(settledList));
    settled.add(modules);
    try {
      Files.write(settledList, settled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (FileChannel _ = lockFile) {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean write(String path, String content) throws IOException {
    if (copy.text(path).equals(Optional.of(content))) {
      return false;
    }
    Path file = copy.root().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return true;
  }

  private boolean copyOver(String path) throws IOException {
    Path from = student.root().resolve(path);
    Path to = copy.root().resolve(path);
    if (Files.exists(to) && Files.mismatch(from, to) < 0) {
      return false;
    }
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    if (Files.isExecutable(from) && !to.toFile().setExecutable(true)) {
      throw new IOException("cannot make %s executable".formatted(to));
    }
    return true;
  }

  /** What was compiled or copied from a file: Maven does not notice that a source is gone. */
  private void forgetClasses(String path) throws IOException {
    Matcher source = SOURCE.matcher(path);
    if (!source.matches()) {
      return;
    }
    Path output =
        copy.root()
            .resolve(source.group("module"))
            .resolve(
                source.group("scope").equals("main") ? "target/classes" : "target/test-classes")
            .resolve(source.group("rest"));
    Files.deleteIfExists(output);
    Path folder = output.getParent();
    if (folder == null || !path.endsWith(".java") || !Files.isDirectory(folder)) {
      return;
    }
    String type = output.getFileName().toString().replaceFirst("\\.java$", "");
    Collection<Path> classes = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, type + "{,$*}.class")) {
      found.forEach(classes::add);
    }
    for (Path file : classes) {
      Files.delete(file);
    }
  }

  /** Differs when any file differs that is compiled or copied by the build. */
  private String fingerprintOfSources() throws IOException {
    CRC32 sum = new CRC32();
    for (String path : student.paths()) {
      if (isBuilt(path)) {
        sum.update(path.getBytes(StandardCharsets.UTF_8));
        sum.update(Files.readAllBytes(student.root().resolve(path)));
      }
    }
    return "sources " + Long.toHexString(sum.getValue());
  }

  private static boolean isBuilt(String path) {
    return !path.startsWith("labs/")
        && (path.endsWith("pom.xml") || SOURCE.matcher(path).matches());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
