package dev.comanda.architecture.map;

import dev.comanda.architecture.Generator;
import dev.comanda.architecture.Marked;
import dev.comanda.architecture.map.ArchitectureMap.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The architecture map: pictures, Mermaid diagram, text. */
public final class MapGenerator implements Generator {

  private static final String FOLDER = "docs/generated/";

  @Override
  public Map<String, byte[]> generate(Path root) {
    ArchitectureMap map = MapReader.ofComanda();
    Map<String, byte[]> documents = new TreeMap<>();
    documents.put(FOLDER + "architecture.txt", bytes(TextTree.of(map)));
    for (Language language : Language.values()) {
      draw(documents, "architecture" + language.suffix(), HousePicture.of(map, language));
      String readme = "README" + language.suffix() + ".md";
      documents.put(
          readme,
          bytes(
              Marked.replace(
                  text(root.resolve(readme)), "architecture", Mermaid.of(map, language))));
      for (Context context : map.contexts()) {
        draw(
            documents,
            "architecture-" + context.name() + language.suffix(),
            HexagonPicture.of(map, context, language));
      }
    }
    return documents;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(FOLDER + "architecture");
  }

  private static void draw(Map<String, byte[]> documents, String name, String svg) {
    documents.put(FOLDER + name + ".svg", bytes(svg));
    documents.put(FOLDER + name + ".png", Png.of(svg));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
