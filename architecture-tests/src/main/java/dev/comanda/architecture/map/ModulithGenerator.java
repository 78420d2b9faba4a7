package dev.comanda.architecture.map;

import com.tngtech.archunit.core.importer.ImportOption;
import dev.comanda.ComandaApplication;
import dev.comanda.architecture.Fingerprint;
import dev.comanda.architecture.Generator;
import dev.comanda.architecture.rules.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.CanvasOptions;

/** What Spring Modulith makes of the house: C4 diagrams and a canvas for each module. */
public final class ModulithGenerator implements Generator {

  private static final String FOLDER = "docs/generated/modulith/";

  @Override
  public Map<String, byte[]> generate(Path root) {
    ApplicationModules modules =
        ApplicationModules.of(ComandaApplication.class, (ImportOption) Code::ships);
    Map<String, byte[]> documents = new TreeMap<>();
    try {
      Path scratch = Files.createTempDirectory("modulith");
      try {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(scratch.toString()))
            .writeModulesAsPlantUml()
            .writeIndividualModulesAsPlantUml()
            .writeModuleCanvases(CanvasOptions.defaults().revealInternals());
        for (Path file : filesIn(scratch)) {
          String name = file.getFileName().toString();
          String text = ordered(Files.readString(file).lines().toList());
          documents.put(FOLDER + name, text.getBytes(StandardCharsets.UTF_8));
          if (name.endsWith(".puml")) {
            documents.put(FOLDER + name.replace(".puml", ".svg"), drawn(text));
          }
        }
      } finally {
        for (Path file : filesIn(scratch)) {
          Files.delete(file);
        }
        Files.delete(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(FOLDER);
  }

  /** Neighbouring lines of one kind come in an order that changes from run to run. */
  private static String ordered(List<String> lines) {
    List<String> ordered = new ArrayList<>(lines);
    for (String kind : List.of("    Component(", "Rel(")) {
      List<String> some = ordered.stream().filter(line -> line.startsWith(kind)).sorted().toList();
      Iterator<String> next = some.iterator();
      ordered.replaceAll(line -> line.startsWith(kind) ? next.next() : line);
    }
    return String.join("\n", ordered) + "\n";
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }

  private static byte[] drawn(String diagram) throws IOException {
    // Smetana is Graphviz in Java: nothing has to be installed.
    String portable = diagram.replaceFirst("@startuml.*\n", "$0!pragma layout smetana\n");
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    new SourceStringReader(portable).outputImage(svg, new FileFormatOption(FileFormat.SVG));
    String text = svg.toString(StandardCharsets.UTF_8);
    return (text + "<!-- " + Fingerprint.markOf(diagram) + " -->\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
