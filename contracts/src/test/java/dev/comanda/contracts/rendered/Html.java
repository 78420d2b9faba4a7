package dev.comanda.contracts.rendered;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The little HTML that the pages need; what comes from a description is text, never markup. */
final class Html {

  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n");

  private Html() {}

  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** One line of Markdown, as far as descriptions use it: code. */
  static String line(String markdown) {
    return CODE.matcher(text(markdown.strip())).replaceAll("<code>$1</code>");
  }

  /** Paragraphs of it. */
  static String prose(String markdown) {
    return PARAGRAPHS
        .splitAsStream(markdown.strip())
        .filter(paragraph -> !paragraph.isBlank())
        .map(paragraph -> "<p>" + line(paragraph.replace('\n', ' ')) + "</p>\n")
        .collect(Collectors.joining());
  }

  static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  static String link(String anchor, String html) {
    return "<a href=\"#" + text(anchor) + "\">" + html + "</a>";
  }

  /** A table that scrolls by itself where a screen is narrow. */
  static String table(String kind, List<String> heads, List<List<String>> rows) {
    String head =
        heads.stream().map(it -> "<th scope=\"col\">" + it + "</th>").collect(Collectors.joining());
    String body =
        rows.stream()
            .map(row ->
                row.stream()
                    .map(cell -> "<td>" + cell + "</td>")
                    .collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    return """
    <div class="wide"><table class="%s">
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody></table></div>
    """
        .formatted(kind, head, body);
  }

  /** Something that most readers do not need at once. */
  static String folded(String summary, String html) {
    return "<details><summary>%s</summary>\n%s</details>\n".formatted(summary, html);
  }

  static String json(JsonNode value) {
    String pretty = PRETTY.writeValueAsString(value).replace("\r\n", "\n");
    return "<pre><code>" + text(pretty) + "</code></pre>\n";
  }
}
