package dev.comanda.contracts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages in {@code docs/api} are what the descriptions say now. After {@code OpenApiIT}, so that
 * what that one accepts is on the page.
 */
class RenderedPagesIT {

  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile(" href=\"#([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile(" href=\"([^\"#]+)\"");

  enum Rendered {
    OPENAPI,
    ASYNCAPI;

    private String name(String extension) {
      return name().toLowerCase(Locale.ROOT) + extension;
    }

    Path file() {
      return Path.of("..", "docs", "api", name(".html"));
    }

    Description description() {
      return Description.read(Path.of(name(".yaml")));
    }

    String html() {
      return this == OPENAPI ? OpenApiPage.of(description()) : AsyncApiPage.of(description());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_is_what_its_description_says(Rendered page) throws IOException {
    if (Boolean.getBoolean("contracts.accept")) {
      Files.createDirectories(page.file().getParent());
      Files.writeString(page.file(), page.html());
    }
    assertThat(Files.readString(page.file()))
        .as("./mvnw -Pcontracts verify -Dcontracts.accept=true writes it")
        .isEqualTo(page.html());
  }

  @ParameterizedTest
  @EnumSource
  void every_link_leads_somewhere(Rendered page) {
    String html = page.html();

    assertThat(all(ANCHOR, html)).isNotEmpty();
    assertThat(all(ID, html)).containsAll(all(ANCHOR, html));
    assertThat(ID.matcher(html).results().map(it -> it.group(1))).doesNotHaveDuplicates();
    assertThat(all(FILE, html))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(page.file().resolveSibling(link)).exists());
  }

  @ParameterizedTest
  @EnumSource
  void it_opens_without_a_server_and_asks_nobody_for_anything(Rendered page) {
    assertThat(page.html()).doesNotContain("<script", "<link", " src=", "url(", "@import");
  }

  @ParameterizedTest
  @EnumSource
  void everything_that_is_described_is_there(Rendered page) {
    Description description = page.description();
    Set<String> names = new TreeSet<>();
    for (String key : Set.of("operationId", "summary", "title", "address")) {
      description.document().findValues(key).stream()
          .filter(JsonNode::isString)
          .forEach(name -> names.add(name.asString()));
    }
    names.addAll(description.at("/components/schemas").propertyNames());

    assertThat(names).hasSizeGreaterThan(10);
    String html = page.html();
    assertThat(names.stream().filter(name -> !html.contains(Html.text(name)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_a_description_says_is_text(Rendered page) {
    Description spoilt =
        Description.of(
            JsonMapper.shared()
                .readTree(
                    page.description()
                        .document()
                        .toString()
                        .replace("The id of the order.", "<b>of the order</b>")
                        .replace("What payment has to do.", "<b>of the order</b>")));
    String html = page == Rendered.OPENAPI ? OpenApiPage.of(spoilt) : AsyncApiPage.of(spoilt);

    assertThat(html).contains("&lt;b&gt;of the order").doesNotContain("<b>");
  }

  private static Set<String> all(Pattern pattern, String html) {
    return pattern
        .matcher(html)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
