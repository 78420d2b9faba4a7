package dev.comanda.infrastructure.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.Struct;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import pulumirpc.Resource.RegisterResourceRequest;

/** What a stack consists of, to ask questions of, and to break on purpose. It never changes. */
public final class ResourceGraph {

  private final SortedMap<String, Resource> resources;
  private final JsonObject outputs;

  private ResourceGraph(SortedMap<String, Resource> resources, JsonObject outputs) {
    this.resources = resources;
    this.outputs = outputs;
  }

  /** Reads what a program registered. */
  public static ResourceGraph of(Recording recording) {
    SortedMap<String, Resource> resources = new TreeMap<>();
    JsonObject outputs = new JsonObject();
    recording
        .registrations()
        .forEach((urn, request) -> {
          resources.put(urn, resource(urn, request));
          if (request.getType().equals(Urn.STACK)) {
            Trees.of(recording.outputs().getOrDefault(urn, Struct.getDefaultInstance()))
                .entrySet()
                .forEach(output -> outputs.add(output.getKey(), output.getValue()));
          }
        });
    return new ResourceGraph(resources, outputs);
  }

  private static Resource resource(String urn, RegisterResourceRequest request) {
    SortedMap<String, SortedSet<String>> propertyDependencies = new TreeMap<>();
    request
        .getPropertyDependenciesMap()
        .forEach((property, dependencies) -> {
          if (dependencies.getUrnsCount() > 0) {
            propertyDependencies.put(property, new TreeSet<>(dependencies.getUrnsList()));
          }
        });
    return new Resource(
        urn,
        request.getType(),
        request.getName(),
        Optional.of(request.getParent()).filter(parent -> !parent.isEmpty()),
        !request.getCustom(),
        request.getProtect(),
        List.copyOf(request.getIgnoreChangesList()),
        Trees.of(request.getObject()),
        new TreeSet<>(request.getDependenciesList()),
        propertyDependencies);
  }

  /** All of them, the stack and components included, by URN. */
  public List<Resource> resources() {
    return List.copyOf(resources.values());
  }

  /** Those that AWS or another provider creates. */
  public List<Resource> created() {
    return resources.values().stream().filter(resource -> !resource.isComponent()).toList();
  }

  /** Those of a type, such as {@code aws:sqs/queue:Queue}. */
  public List<Resource> resources(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /** The one of a type and name. */
  public Resource resource(String type, String name) {
    return resources(type).stream()
        .filter(resource -> resource.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no %s %s".formatted(type, name)));
  }

  /** The one of that URN. */
  public Resource resource(String urn) {
    return Optional.ofNullable(resources.get(urn))
        .orElseThrow(() -> new IllegalArgumentException("no " + urn));
  }

  /** The stack itself, to which everything belongs. */
  public Resource stack() {
    return resources(Urn.STACK).getFirst();
  }

  /** What belongs to a component, or to the stack. */
  public List<Resource> children(Resource parent) {
    return resources.values().stream()
        .filter(resource -> resource.parent().equals(Optional.of(parent.urn())))
        .toList();
  }

  /** What a resource belongs to, from the nearest to the stack. */
  public List<Resource> ancestors(Resource resource) {
    return Stream.iterate(
            resource.parent(), Optional::isPresent, parent -> resource(parent.get()).parent())
        .map(parent -> resource(parent.get()))
        .toList();
  }

  /** Whether a resource needs another one, directly or not. */
  public boolean dependsOn(Resource resource, Resource other) {
    return resource.dependencies().contains(other.urn())
        || resource.dependencies().stream()
            .flatMap(urn -> Optional.ofNullable(resources.get(urn)).stream())
            .anyMatch(dependency -> dependsOn(dependency, other));
  }

  /** What the stack publishes. */
  public JsonObject outputs() {
    return outputs.deepCopy();
  }

  /** What the stack publishes, without its secrets. */
  public JsonObject maskedOutputs() {
    return Secret.mask(outputs).getAsJsonObject();
  }

  /** The same stack, with another value of an input. */
  public ResourceGraph withInput(String urn, String path, JsonElement value) {
    return with(resource(urn).withInput(path, value));
  }

  /** The same stack, with an input left out. */
  public ResourceGraph withoutInput(String urn, String path) {
    return with(resource(urn).withoutInput(path));
  }

  /** The same stack, with a resource that Pulumi would delete. */
  public ResourceGraph withoutProtection(String urn) {
    return with(resource(urn).unprotected());
  }

  /** The same stack, without a resource. */
  public ResourceGraph without(String urn) {
    SortedMap<String, Resource> changed = new TreeMap<>(resources);
    changed.remove(resource(urn).urn());
    return new ResourceGraph(changed, outputs);
  }

  private ResourceGraph with(Resource resource) {
    SortedMap<String, Resource> changed = new TreeMap<>(resources);
    changed.put(resource.urn(), resource);
    return new ResourceGraph(changed, outputs);
  }
}
