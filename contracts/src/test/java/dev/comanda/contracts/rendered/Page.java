package dev.comanda.contracts.rendered;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What both pages have in common: one file that opens anywhere, without a server or a script. */
final class Page {

  private final StringBuilder navigation = new StringBuilder();
  private final StringBuilder main = new StringBuilder();

  /** A group in the navigation. */
  Page group(String anchor, String title) {
    navigation
        .append("<h2><a href=\"#%s\">%s</a></h2>%n".formatted(Html.text(anchor), Html.text(title)))
        .append("<ul>\n");
    return this;
  }

  /** An entry of the group. */
  Page entry(String anchor, String html) {
    navigation.append("<li>").append(Html.link(anchor, html)).append("</li>\n");
    return this;
  }

  /** The end of the group. */
  Page end() {
    navigation.append("</ul>\n");
    return this;
  }

  /** Something of the page itself. */
  Page add(String html) {
    main.append(html);
    return this;
  }

  /** A heading with an anchor. */
  Page heading(String anchor, String title) {
    return add(
        "<h2 id=\"%s\"><a class=\"self\" href=\"#%s\">%s</a></h2>\n"
            .formatted(Html.text(anchor), Html.text(anchor), Html.text(title)));
  }

  /**
   * The whole of it.
   *
   * @param source the file it is made from
   */
  String html(String title, String version, String about, String source) {
    return """
    <!DOCTYPE html>
    <!-- Made from contracts/%s by RenderedPagesIT; ./mvnw -Pcontracts verify -Dcontracts.accept=true writes it. -->
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <header>
    <p class="sites"><strong>Comanda</strong>
    <a href="openapi.html"%s>REST API</a>
    <a href="asyncapi.html"%s>Messages</a>
    <a href="../glossary.md" lang="pt-BR">Glossário</a></p>
    <h1>%s <small>version %s</small></h1>
    %s<p class="source">Made from <a href="../../contracts/%s">contracts/%s</a>.</p>
    </header>
    <div class="columns">
    <nav aria-label="Contents">
    <details open><summary>Contents</summary>
    %s</details>
    </nav>
    <main>
    %s</main>
    </div>
    </body>
    </html>
    """
        .formatted(
            source,
            Html.text(title),
            css(),
            current(source, "openapi.yaml"),
            current(source, "asyncapi.yaml"),
            Html.text(title),
            Html.text(version),
            Html.prose(about),
            source,
            source,
            navigation,
            main);
  }

  private static String current(String source, String file) {
    return source.equals(file) ? " aria-current=\"page\"" : "";
  }

  private static String css() {
    try (InputStream css = Page.class.getResourceAsStream("/rendered/page.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
