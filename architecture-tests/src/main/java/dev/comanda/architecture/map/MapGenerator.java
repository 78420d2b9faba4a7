package dev.comanda.architecture.map;

import dev.comanda.architecture.Generator;
import dev.comanda.architecture.House;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The architecture map: pictures, Mermaid diagram, text. */
public final class MapGenerator implements Generator {

  private static final String FOLDER = "docs/generated/";

  @Override
  public Map<String, byte[]> generate(Path root) {
    ArchitectureMap map = MapReader.read(House.COMANDA);
    Map<String, byte[]> documents = new TreeMap<>();
    documents.put(FOLDER + "architecture.txt", bytes(TextTree.of(map)));
    return documents;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(FOLDER + "architecture");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
