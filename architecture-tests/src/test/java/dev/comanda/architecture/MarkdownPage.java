package dev.comanda.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A page as its readers see it: its sections, what it links to, and what can be linked to. */
final class MarkdownPage {

  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private record Title(int level, String text, int line) {}

  private final List<String> lines;
  private final List<Title> titles = new ArrayList<>();
  private final List<String> links = new ArrayList<>();

  private MarkdownPage(String text) {
    this.lines = text.lines().toList();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                titles.add(
                    new Title(
                        heading.getLevel(),
                        textOf(heading),
                        heading.getSourceSpans().getFirst().getLineIndex()));
                visitChildren(heading);
              }

              @Override
              public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                links.add(image.getDestination());
                visitChildren(image);
              }
            });
  }

  static MarkdownPage of(String text) {
    return new MarkdownPage(text);
  }

  /** The heading of the page; empty if it does not begin with one. */
  String title() {
    return titles.isEmpty() || titles.getFirst().level() != 1 ? "" : titles.getFirst().text();
  }

  /** The source below each heading of the second level, in the order of the page. */
  Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    List<Title> second = titles.stream().filter(title -> title.level() == 2).toList();
    for (int i = 0; i < second.size(); i++) {
      int end = i + 1 < second.size() ? second.get(i + 1).line() : lines.size();
      sections.merge(
          second.get(i).text(),
          String.join("\n", lines.subList(second.get(i).line() + 1, end)).strip(),
          (first, repeated) -> first + "\n" + repeated);
    }
    return sections;
  }

  /** Where its links and images lead. */
  List<String> links() {
    return links;
  }

  /** The fragments that lead to its headings, as GitHub makes them. */
  Set<String> anchors() {
    IdGenerator ids = IdGenerator.builder().build();
    Set<String> anchors = new LinkedHashSet<>();
    for (Title title : titles) {
      anchors.add(ids.generateId(title.text()));
    }
    return anchors;
  }

  private static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
