package dev.comanda.architecture;

import dev.comanda.architecture.map.MapGenerator;
import dev.comanda.architecture.map.ModulithGenerator;
import dev.comanda.architecture.rules.RulePages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes every document that is made from the code, and says which ones no longer fit it. Writing
 * and comparing is done here and nowhere else.
 */
public final class Generate {

  /** What a person types to have all of them written. */
  public static final String COMMAND = "./mvnw -Pdocs";

  /** Who makes documents. */
  public static final List<Generator> GENERATORS =
      List.of(
          new MapGenerator(),
          new ModulithGenerator(),
          new RulePages(),
          new AccessGenerator(),
          new LimitsGenerator());

  private Generate() {}

  /**
   * @param arguments the root of the repository
   */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    List<Difference> differences = new ArrayList<>();
    GENERATORS.forEach(generator -> differences.addAll(differences(generator, root)));
    differences.forEach(difference -> difference.settle(root));
    System.out.printf("%d documents written%n", differences.size());
    differences.forEach(difference -> System.out.println("  " + difference.path));
  }

  /** A document that is not as the code would have it. */
  public static final class Difference {

    private final String path;
    private final byte[] content;

    private Difference(String path, byte[] content) {
      this.path = path;
      this.content = content;
    }

    private void settle(Path root) {
      Path file = root.resolve(path);
      try {
        if (content.length == 0) {
          Files.delete(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.write(file, content);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return path
          + (content.length == 0 ? " is left over" : " is not what the code says")
          + "; run "
          + COMMAND;
    }
  }

  /** The documents of one generator that are missing, out of date or left over. */
  public static List<Difference> differences(Generator generator, Path root) {
    Map<String, byte[]> documents = new TreeMap<>(generator.generate(root));
    if (documents.isEmpty()) {
      throw new IllegalStateException(generator.getClass().getSimpleName() + " makes no document");
    }
    List<Difference> differences = new ArrayList<>();
    documents.forEach((path, content) -> {
      Path file = root.resolve(path);
      if (!Files.exists(file) || !Fingerprint.of(read(file)).equals(Fingerprint.of(content))) {
        differences.add(new Difference(path, content));
      }
    });
    committed(root)
        .filter(path -> generator.owns(path) && !documents.containsKey(path))
        .map(path -> new Difference(path, new byte[0]))
        .forEach(differences::add);
    return differences;
  }

  private static Stream<String> committed(Path root) {
    try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
