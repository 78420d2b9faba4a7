package dev.comanda.labs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a checkout that git does not ignore, committed or not. Git itself is not asked: labs
 * also run from an unpacked archive.
 *
 * @param root the checkout's root
 */
record SourceTree(Path root) {

  /** Where the copy is: not below a {@code target}, by whose name tools recognise modules. */
  static final String SCRATCH = ".scratch";

  /** Paths from the root, with slashes. */
  SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>();
    List<PathMatcher> ignored = ignored();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return isIgnored(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && !isIgnored(path)) {
                paths.add(root.relativize(path).toString().replace('\\', '/'));
              }
              return FileVisitResult.CONTINUE;
            }

            private boolean isIgnored(Path path) {
              return !path.equals(root)
                  && ignored.stream().anyMatch(name -> name.matches(path.getFileName()));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return paths;
  }

  /** A file's text; empty if there is no such file. */
  Optional<String> text(String path) {
    Path file = root.resolve(path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names at any depth are all that our .gitignore uses; architecture-tests sees to it. */
  private List<PathMatcher> ignored() {
    List<PathMatcher> ignored = new ArrayList<>();
    ignored.add(named(".git"));
    ignored.add(named(SCRATCH));
    for (String line : text(".gitignore").orElse("target/").lines().toList()) {
      String name = line.strip().replaceFirst("/$", "");
      if (!name.isEmpty() && !name.startsWith("#")) {
        ignored.add(named(name));
      }
    }
    return ignored;
  }

  private PathMatcher named(String glob) {
    return root.getFileSystem().getPathMatcher("glob:" + glob);
  }
}
