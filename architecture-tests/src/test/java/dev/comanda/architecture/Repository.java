package dev.comanda.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The files of the repository: all that git does not ignore, whether or not git is installed. */
final class Repository {

  private final Path root;
  private final List<PathMatcher> ignored = new ArrayList<>();

  private Repository(Path root) {
    this.root = root;
    ignored.add(named(".git"));
    for (String line : lines(root.resolve(".gitignore"))) {
      String pattern = line.strip();
      if (pattern.isEmpty() || pattern.startsWith("#")) {
        continue;
      }
      // Names at any depth are all that this reader understands, and all that is needed.
      String name = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
      if (name.contains("/") || name.startsWith("!")) {
        throw new IllegalStateException(".gitignore: teach Repository to read " + pattern);
      }
      ignored.add(named(name));
    }
  }

  /** The repository in which the build runs. */
  static Repository here() {
    return new Repository(
        Path.of(Objects.requireNonNull(System.getProperty("comanda.root"), "run by Maven")));
  }

  /** All files below a folder of the repository, as paths from its root, in alphabetical order. */
  List<Path> filesBelow(String folder) {
    List<Path> files = new ArrayList<>();
    Path start = root.resolve(folder);
    if (!Files.exists(start)) {
      return files;
    }
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return isIgnored(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && !isIgnored(path)) {
                files.add(root.relativize(path));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(files);
    return files;
  }

  /** Whether there is a file or a folder of this name, and git does not ignore it. */
  boolean has(Path path) {
    Path normal = path.normalize();
    if (normal.isAbsolute() || normal.startsWith("..") || !Files.exists(root.resolve(normal))) {
      return false;
    }
    for (Path name : normal) {
      if (ignored.stream().anyMatch(matcher -> matcher.matches(name))) {
        return false;
      }
    }
    return true;
  }

  /** A file's text; bytes that are no UTF-8 become something, but nothing fails. */
  String text(Path path) {
    try {
      return new String(Files.readAllBytes(root.resolve(path)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isIgnored(Path path) {
    return !path.equals(root)
        && ignored.stream().anyMatch(matcher -> matcher.matches(path.getFileName()));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PathMatcher named(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }
}
