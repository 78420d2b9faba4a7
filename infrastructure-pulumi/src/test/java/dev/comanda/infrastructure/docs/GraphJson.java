package dev.comanda.infrastructure.docs;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.util.Collection;

/** All resources with their inputs, for other modules and for people who look for one. */
final class GraphJson {

  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private GraphJson() {}

  static String of(String stack, ResourceGraph graph) {
    JsonArray resources = new JsonArray();
    graph.resources().forEach(resource -> resources.add(json(graph, resource)));
    JsonObject document = new JsonObject();
    document.addProperty("stack", stack);
    document.add("resources", resources);
    document.add("outputs", graph.maskedOutputs());
    return JSON.toJson(document) + "\n";
  }

  private static JsonObject json(ResourceGraph graph, Resource resource) {
    JsonObject json = new JsonObject();
    json.addProperty("urn", resource.urn());
    json.addProperty("type", resource.type());
    json.addProperty("name", resource.name());
    resource
        .parent()
        .ifPresent(parent -> json.addProperty("parent", graph.resource(parent).reference()));
    if (resource.isProtected()) {
      json.addProperty("protect", true);
    }
    if (!resource.ignoredChanges().isEmpty()) {
      json.add("ignoreChanges", texts(resource.ignoredChanges()));
    }
    json.add("inputs", resource.maskedInputs());
    json.add(
        "dependencies",
        texts(
            resource.dependencies().stream()
                .map(dependency -> graph.resource(dependency).reference())
                .toList()));
    return json;
  }

  private static JsonArray texts(Collection<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
