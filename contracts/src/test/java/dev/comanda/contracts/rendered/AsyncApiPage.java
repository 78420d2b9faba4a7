package dev.comanda.contracts.rendered;

import dev.comanda.described.Description;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What contexts tell each other: the queues, each message with its fields, then schemas once. */
final class AsyncApiPage {

  private final Description api;
  private final Schemas schemas;
  private final Page page = new Page();

  private AsyncApiPage(Description api) {
    this.api = api;
    this.schemas = new Schemas(api);
  }

  static String of(Description api) {
    return new AsyncApiPage(api).html();
  }

  private String html() {
    servers();
    page.group("queues", "Queues").heading("queues", "Queues");
    api.at("/channels").properties().forEach(this::queue);
    page.end();
    page.group("messages", "Messages").heading("messages", "Messages");
    page.add(
        "<p>Each is a %s whose %s is told here.</p>\n"
            .formatted(Html.link(Schemas.anchor("CloudEvent"), "CloudEvent"), Html.code("data")));
    api.at("/components/messages").properties().forEach(this::message);
    page.end();
    page.group("schemas", "Schemas").heading("schemas", "Schemas");
    page.add("<p>A field is there unless it is optional.</p>\n").add(schemas.sections());
    schemas.names().forEach(name -> page.entry(Schemas.anchor(name), Html.text(name)));
    page.end();
    return page.html(
        api.at("/info/title").asString(),
        api.at("/info/version").asString(),
        api.at("/info/description").asString(),
        "asyncapi.yaml");
  }

  private void servers() {
    page.group("servers", "Where").entry("servers", "Servers").end();
    page.heading("servers", "Where");
    page.add(
        Html.table(
            "fields",
            List.of("server", "host", "what it is"),
            api.at("/servers").properties().stream()
                .map(server ->
                    List.of(
                        Html.text(server.getKey()),
                        Html.code(server.getValue().path("host").asString()),
                        Html.line(server.getValue().path("description").asString(""))))
                .toList()));
    api.at("/components/securitySchemes")
        .forEach(scheme -> page.add(Html.prose(scheme.path("description").asString(""))));
  }

  private void queue(Map.Entry<String, JsonNode> channel) {
    String name = channel.getValue().path("address").asString();
    page.entry(channel.getKey(), Html.text(name));
    page.add(
        "<section class=\"operation\" id=\"%s\">\n<h3><a class=\"self\" href=\"#%s\">%s</a></h3>\n"
            .formatted(channel.getKey(), channel.getKey(), Html.text(name)));
    page.add(Html.prose(channel.getValue().path("description").asString("")));
    page.add(
        Html.table(
            "fields",
            List.of("who", "what for", "messages"),
            api.at("/operations").properties().stream()
                .filter(
                    it -> api.resolved(it.getValue().path("channel")).equals(channel.getValue()))
                .map(it ->
                    List.of(
                        direction(it.getValue().path("action").asString())
                            + " "
                            + Html.code(it.getKey()),
                        Html.line(it.getValue().path("summary").asString("")),
                        it.getValue()
                            .path("messages")
                            .valueStream()
                            .map(this::messageLink)
                            .collect(Collectors.joining("<br>"))))
                .toList()));
    page.add("</section>\n");
  }

  private static String direction(String action) {
    return action.equals("send")
        ? "<span class=\"method post\">sends</span>"
        : "<span class=\"method get\">hears</span>";
  }

  private String messageLink(JsonNode reference) {
    String pointer = reference.path("$ref").asString();
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    return Html.link("message-" + name, Html.code(api.resolved(reference).path("name").asString()));
  }

  private void message(Map.Entry<String, JsonNode> message) {
    JsonNode said = message.getValue();
    String anchor = "message-" + message.getKey();
    String name = said.path("name").asString();
    page.entry(anchor, Html.text(name.replaceAll("^comanda\\.", "")));
    page.add(
        """
        <section class="operation" id="%s">
        <h3><a class="self" href="#%s">%s</a></h3>
        <p class="call"><code>%s</code></p>
        """
            .formatted(anchor, anchor, Html.text(said.path("title").asString()), Html.text(name)));
    JsonNode data = said.at("/payload/allOf/1/properties/data");
    page.add("<p class=\"access\">In %s.</p>\n".formatted(queuesOf(message.getKey())));
    page.add(Html.prose(api.resolved(data).path("description").asString("")));
    page.add("<h4>data: " + schemas.type(data) + "</h4>\n").add(schemas.table(data));
    said.path("examples")
        .forEach(example -> page.add(Html.folded("Example", Html.json(example.path("payload")))));
    page.add("</section>\n");
  }

  private String queuesOf(String message) {
    return api.at("/channels").properties().stream()
        .filter(channel -> channel.getValue().path("messages").has(message))
        .map(channel ->
            Html.link(channel.getKey(), Html.code(channel.getValue().path("address").asString())))
        .collect(Collectors.joining(" and "));
  }
}
