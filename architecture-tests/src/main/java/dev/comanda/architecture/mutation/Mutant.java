package dev.comanda.architecture.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One change that PIT made to the compiled core, and what the tests made of it.
 *
 * @param ring the Maven module, {@code domain} or {@code application}
 * @param context the first segment of the package
 * @param source the source file, from the repository's root, with {@code /}
 * @param line where in it
 * @param name tells it from every other and survives changes elsewhere in the file: class, method,
 *     mutator, and a number from the second of that name on
 * @param change what PIT did, in its words
 * @param status PIT's word for what became of it
 */
record Mutant(
    String ring,
    String context,
    String source,
    int line,
    String name,
    String change,
    String status) {

  /** Whether no test noticed it. */
  boolean unnoticed() {
    return !status.equals("KILLED") && !status.equals("TIMED_OUT");
  }

  /** A test failed because of it; time that ran out may have run out for another reason. */
  boolean killed() {
    return status.equals("KILLED");
  }

  /** All mutants of a report of PIT, by name. */
  static List<Mutant> read(Path report, String ring, String rootPackage) throws IOException {
    NodeList nodes;
    try (InputStream xml = Files.newInputStream(report)) {
      nodes =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(xml)
              .getElementsByTagName("mutation");
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(report + " is no report of PIT", e);
    }
    List<Element> elements =
        IntStream.range(0, nodes.getLength())
            .mapToObj(i -> (Element) nodes.item(i))
            .sorted(
                Comparator.comparing((Element it) -> text(it, "mutatedClass"))
                    .thenComparingInt(it -> number(it, "lineNumber"))
                    .thenComparingInt(it -> number(it, "index")))
            .toList();
    Map<String, Integer> seen = new HashMap<>();
    List<Mutant> mutants = new ArrayList<>();
    for (Element element : elements) {
      String type = text(element, "mutatedClass").substring(rootPackage.length() + 1);
      String mutator = text(element, "mutator").replaceAll(".*\\.", "").replace("Mutator", "");
      String name = type + "." + text(element, "mutatedMethod") + "." + mutator;
      int count = seen.merge(name, 1, Integer::sum);
      mutants.add(
          new Mutant(
              ring,
              type.substring(0, type.indexOf('.')),
              "%s/src/main/java/%s/%s/%s"
                  .formatted(
                      ring,
                      rootPackage.replace('.', '/'),
                      type.substring(0, type.lastIndexOf('.')).replace('.', '/'),
                      text(element, "sourceFile")),
              number(element, "lineNumber"),
              count == 1 ? name : name + "." + count,
              text(element, "description").replaceAll(" for [\\w/$]+::.*", ""),
              element.getAttribute("status")));
    }
    return mutants;
  }

  private static int number(Element element, String tag) {
    return Integer.parseInt(text(element, tag));
  }

  private static String text(Element element, String tag) {
    return element.getElementsByTagName(tag).item(0).getTextContent();
  }
}
