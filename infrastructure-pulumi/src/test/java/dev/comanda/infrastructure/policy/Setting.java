package dev.comanda.infrastructure.policy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.comanda.infrastructure.Settings.Tier;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One input that every resource of a type must have as it is wanted. Dropping it, or any weaker
 * value, breaks the rule; where dropping it does no harm, AWS's default is as good.
 *
 * @param type of the resources; there has to be one
 * @param path of the input
 * @param wanted in words
 * @param accepts whether a value will do
 * @param weaker values that will not
 * @param mayBeAbsent whether the default will do
 * @param tiers where it is wanted
 */
record Setting(
    String type,
    String path,
    String wanted,
    Predicate<JsonElement> accepts,
    List<JsonElement> weaker,
    boolean mayBeAbsent,
    Set<Tier> tiers)
    implements Policy.Guard {

  /** It must be true, and said. */
  static Setting isTrue(String type, String path) {
    return is(type, path, new JsonPrimitive(true), new JsonPrimitive(false));
  }

  /** It must be false, and said. */
  static Setting isFalse(String type, String path) {
    return is(type, path, new JsonPrimitive(false), new JsonPrimitive(true));
  }

  /** It must be this text. */
  static Setting is(String type, String path, String value) {
    return is(type, path, new JsonPrimitive(value), new JsonPrimitive("another"));
  }

  private static Setting is(String type, String path, JsonElement value, JsonElement weaker) {
    return new Setting(
        type,
        path,
        "is " + value,
        value::equals,
        List.of(weaker),
        false,
        EnumSet.allOf(Tier.class));
  }

  /** It must be that much or more. */
  static Setting atLeast(String type, String path, int least) {
    return new Setting(
        type,
        path,
        "is %d or more".formatted(least),
        value -> value instanceof JsonPrimitive && value.getAsDouble() >= least,
        List.of(new JsonPrimitive(0), new JsonPrimitive(least - 1)),
        false,
        EnumSet.allOf(Tier.class));
  }

  /** It must be there and not be empty. */
  static Setting isSaid(String type, String path) {
    return new Setting(
        type,
        path,
        "is said",
        value -> !value.isJsonNull() && !value.toString().matches("\"\"|\\[]|\\{}"),
        List.of(new JsonPrimitive(""), new JsonArray()),
        false,
        EnumSet.allOf(Tier.class));
  }

  /** It is wanted in this tier only. */
  Setting in(Tier tier) {
    return new Setting(type, path, wanted, accepts, weaker, mayBeAbsent, EnumSet.of(tier));
  }

  /** Saying nothing is as good. */
  Setting orAbsent() {
    return new Setting(type, path, wanted, accepts, weaker, true, tiers);
  }

  @Override
  public Stream<String> violations(ResourceGraph graph, Tier tier) {
    if (!tiers.contains(tier)) {
      return Stream.empty();
    }
    List<Resource> resources = graph.resources(type);
    if (resources.isEmpty()) {
      return Stream.of("there is no " + type);
    }
    return resources.stream()
        .filter(resource -> !holds(resource.input(path)))
        .map(resource ->
            "%s: %s %s"
                .formatted(
                    resource.reference(),
                    path,
                    resource.input(path).map(it -> "is " + it).orElse("is missing")
                        + ", "
                        + wanted
                        + " is wanted"));
  }

  @Override
  public Stream<Policy.Weakened> weakened(ResourceGraph graph, Tier tier) {
    if (!tiers.contains(tier)) {
      return Stream.empty();
    }
    return graph.resources(type).stream().flatMap(resource -> weakened(graph, resource));
  }

  private Stream<Policy.Weakened> weakened(ResourceGraph graph, Resource resource) {
    String place = "%s: %s".formatted(resource.reference(), path);
    Stream<Policy.Weakened> changed =
        weaker.stream()
            .filter(value -> resource.input(path).isPresent())
            .map(value ->
                new Policy.Weakened(
                    "%s is %s".formatted(place, value),
                    graph.withInput(resource.urn(), path, value)));
    Stream<Policy.Weakened> dropped =
        mayBeAbsent || resource.input(path).isEmpty()
            ? Stream.empty()
            : Stream.of(
                new Policy.Weakened(
                    place + " is dropped", graph.withoutInput(resource.urn(), path)));
    return Stream.concat(changed, dropped);
  }

  private boolean holds(Optional<JsonElement> value) {
    return value.map(accepts::test).orElse(mayBeAbsent);
  }
}
