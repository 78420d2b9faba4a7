package dev.comanda.infrastructure;

import dev.comanda.infrastructure.engine.Engine;
import dev.comanda.infrastructure.engine.Operation;
import dev.comanda.infrastructure.engine.Recording;
import dev.comanda.infrastructure.engine.ResourceGraph;
import dev.comanda.infrastructure.engine.StackConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The stacks of this folder, as they would be with an image, a pipeline and somebody to wake. */
public final class Stacks {

  /** All of them. */
  public static final List<String> ALL = List.of("dev", "prod");

  /** Where {@code Pulumi.yaml} is. */
  public static final Path FOLDER = Path.of("").toAbsolutePath();

  /** What people and the pipeline set. */
  static final Map<String, String> GIVEN =
      Map.of(
          "comanda:image", "sha256:" + "0123456789abcdef".repeat(4),
          "comanda:alarmEmail", "operators@comanda.dev",
          "comanda:githubRepository", "comanda/comanda");

  /** What is nowhere in plain text, where somebody takes money. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "comanda:mercadoPagoAccessToken", "token-for-tests",
          "comanda:mercadoPagoWebhookSecret", "webhook-secret-for-tests");

  private static final Map<String, Recording> RECORDINGS = new ConcurrentHashMap<>();

  private Stacks() {}

  /** The configuration of a stack. */
  public static StackConfig config(String stack) {
    Map<String, String> secrets = stack.equals("prod") ? SECRETS : Map.of();
    StackConfig config = StackConfig.read(FOLDER, stack, secrets);
    SortedMap<String, String> values = new TreeMap<>(config.values());
    values.putAll(GIVEN);
    return new StackConfig(stack, values, config.secretKeys());
  }

  /** The settings of a stack. */
  public static Settings settings(String stack) {
    Map<String, String> values = config(stack).values();
    return Settings.read(stack, key -> Optional.ofNullable(values.get("comanda:" + key)));
  }

  /** What the program says to the engine; it is asked once. */
  public static Recording recording(Operation operation, String stack) {
    return RECORDINGS.computeIfAbsent(
        "%s of %s".formatted(operation, stack), key -> run(operation, stack));
  }

  /** Runs the program. */
  static Recording run(Operation operation, String stack) {
    Settings settings = settings(stack);
    return Engine.run(operation, stack, context -> Environment.register(context, settings));
  }

  /** What a stack consists of. */
  public static ResourceGraph graph(String stack) {
    return ResourceGraph.of(recording(Operation.UPDATE, stack));
  }

  /**
   * What a stack would consist of with other settings.
   *
   * @param changes values by key, without the namespace; a blank one is as good as none
   */
  public static ResourceGraph graph(String stack, Map<String, String> changes) {
    Map<String, String> values = new TreeMap<>(config(stack).values());
    changes.forEach((key, value) -> values.put("comanda:" + key, value));
    Settings settings =
        Settings.read(stack, key -> Optional.ofNullable(values.get("comanda:" + key)));
    return ResourceGraph.of(
        Engine.run(Operation.UPDATE, stack, context -> Environment.register(context, settings)));
  }
}
