package dev.comanda.described;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code asyncapi.yaml}: which message is said on which queue, and what it has to look like. */
public final class AsyncApi {

  /** What a context does with a message. */
  public enum Action {
    SEND,
    RECEIVE
  }

  private final Description description;

  /** Pointers of messages, by their types. */
  private final Map<String, String> messages;

  /** Types, by the queues on which they may be. */
  private final Map<String, SortedSet<String>> channels;

  private AsyncApi(Description description) {
    this.description = description;
    this.messages =
        description.at("/components/messages").properties().stream()
            .collect(
                Collectors.toMap(
                    message -> message.getValue().path("name").asString(),
                    message -> "/components/messages/" + message.getKey()));
    this.channels =
        description
            .at("/channels")
            .valueStream()
            .collect(
                Collectors.toMap(
                    channel -> channel.path("address").asString(),
                    channel -> types(channel.path("messages").valueStream())));
  }

  /** The one that was agreed. */
  public static AsyncApi agreed() {
    return of(
        Description.read(
            Path.of(System.getProperty("comanda.root"), "contracts", "asyncapi.yaml")));
  }

  /** A description that somebody else has read. */
  public static AsyncApi of(Description description) {
    return new AsyncApi(description);
  }

  /** The document, for what is not asked for here. */
  public Description description() {
    return description;
  }

  /** The names of the queues. */
  public SortedSet<String> queues() {
    return new TreeSet<>(channels.keySet());
  }

  /** The types that are sent or received, by queue. */
  public SortedMap<String, SortedSet<String>> types(Action action) {
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    description
        .at("/operations")
        .valueStream()
        .filter(operation -> operation.path("action").asString().equalsIgnoreCase(action.name()))
        .forEach(operation -> {
          String queue = description.resolved(operation.path("channel")).path("address").asString();
          found
              .computeIfAbsent(queue, _ -> new TreeSet<>())
              .addAll(types(operation.path("messages").valueStream()));
        });
    return found;
  }

  /** The pointer of the message of a type. */
  public String message(String type) {
    return Objects.requireNonNull(messages.get(type), "asyncapi.yaml does not know " + type);
  }

  /**
   * What is wrong with a message on a queue; never a value of it.
   *
   * @param body the whole message, as it is on the queue
   */
  public List<String> errors(String queue, String body) {
    SortedSet<String> known = channels.get(queue);
    if (known == null) {
      return List.of("the queue is not described");
    }
    String type = type(body);
    if (type == null) {
      return List.of("it has no type");
    }
    return known.contains(type)
        ? description.errors(message(type) + "/payload", body)
        : List.of("/type: it is not described for this queue");
  }

  /** The type of a message, if it tells one. */
  public static @Nullable String type(String body) {
    try {
      JsonNode type = JsonMapper.shared().readTree(body).path("type");
      return type.isString() ? type.asString() : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  private SortedSet<String> types(Stream<JsonNode> references) {
    return references
        .map(message -> description.resolved(message).path("name").asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
