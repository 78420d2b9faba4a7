package dev.comanda.infrastructure.docs;

import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The resource graph as people can take it in: a box for each kind of component with the resources
 * that it owns, and an arrow to each kind that these need.
 */
final class ComponentMap {

  private final SortedMap<String, Box> boxes = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> needs = new TreeMap<>();

  /**
   * All components of one kind.
   *
   * @param kind the simple name of their class
   * @param names of these components
   * @param resources the names of the resources that they own, by type
   */
  record Box(String kind, SortedSet<String> names, SortedMap<String, SortedSet<String>> resources) {

    private Box(String kind) {
      this(kind, new TreeSet<>(), new TreeMap<>());
    }

    /** {@code Load balancing}, or {@code Running service × 5}. */
    String title() {
      String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
      String title = words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
      return names.size() == 1 ? title : "%s × %d".formatted(title, names.size());
    }

    /** What there is, and how often. */
    List<Line> lines() {
      return resources.entrySet().stream()
          .map(entry -> new Line(entry.getKey(), entry.getValue().size()))
          .toList();
    }
  }

  /**
   * Resources of one type.
   *
   * @param type without its package
   */
  record Line(String type, int count) {

    @Override
    public String toString() {
      return count == 1 ? type : "%s × %d".formatted(type, count);
    }
  }

  /**
   * @param from who needs
   * @param to whom
   */
  record Arrow(String from, String to) {}

  private ComponentMap() {}

  static ComponentMap of(ResourceGraph graph) {
    ComponentMap map = new ComponentMap();
    for (Resource resource : graph.resources()) {
      owner(graph, resource).ifPresent(owner -> map.add(graph, owner, resource));
    }
    return map;
  }

  private void add(ResourceGraph graph, Resource owner, Resource resource) {
    Box box = boxes.computeIfAbsent(owner.shortType(), Box::new);
    box.names.add(owner.name());
    box.resources
        .computeIfAbsent(resource.shortType(), type -> new TreeSet<>())
        .add("%s %s".formatted(owner.name(), resource.name()));
    needs
        .computeIfAbsent(box.kind, kind -> new TreeSet<>())
        .addAll(
            resource.dependencies().stream()
                .flatMap(urn -> owner(graph, graph.resource(urn)).stream())
                .map(Resource::shortType)
                .filter(kind -> !kind.equals(box.kind))
                .toList());
  }

  /** The component that a resource belongs to: not for components, nor for the provider. */
  private static Optional<Resource> owner(ResourceGraph graph, Resource resource) {
    return resource.isComponent()
        ? Optional.empty()
        : resource.parent().map(graph::resource).filter(owner -> !owner.equals(graph.stack()));
  }

  /** By kind. */
  List<Box> boxes() {
    return List.copyOf(boxes.values());
  }

  /** Who needs whom, without what follows: with A to B and B to C there is no A to C. */
  List<Arrow> arrows() {
    return needs.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(needed -> new Arrow(entry.getKey(), needed)))
        .filter(arrow -> !follows(arrow))
        .toList();
  }

  private boolean follows(Arrow arrow) {
    return needed(arrow.from).stream().anyMatch(between -> allNeeded(between).contains(arrow.to));
  }

  private SortedSet<String> allNeeded(String kind) {
    SortedSet<String> all = new TreeSet<>(needed(kind));
    needed(kind).forEach(needed -> all.addAll(allNeeded(needed)));
    return all;
  }

  private SortedSet<String> needed(String kind) {
    return needs.getOrDefault(kind, new TreeSet<>());
  }

  /** The boxes in rows: each stands on rows below it, as near as can be to those that need it. */
  List<List<String>> rows() {
    SortedMap<Integer, List<String>> rows =
        boxes.keySet().stream()
            .collect(Collectors.groupingBy(kind -> -row(kind), TreeMap::new, Collectors.toList()));
    return List.copyOf(rows.values());
  }

  /** The row from below. What needs nobody need not be at the bottom. */
  private int row(String kind) {
    if (!needed(kind).isEmpty()) {
      return height(kind);
    }
    return boxes.keySet().stream()
        .filter(other -> needed(other).contains(kind))
        .mapToInt(other -> height(other) - 1)
        .min()
        .orElseGet(() -> boxes.keySet().stream().mapToInt(this::height).max().orElse(0));
  }

  private int height(String kind) {
    return needed(kind).stream().mapToInt(needed -> 1 + height(needed)).max().orElse(0);
  }
}
