package dev.comanda.architecture.map;

import dev.comanda.architecture.map.ArchitectureMap.Adapter;
import dev.comanda.architecture.map.ArchitectureMap.Context;
import dev.comanda.architecture.map.ArchitectureMap.Message;
import dev.comanda.architecture.map.ArchitectureMap.Port;
import java.util.List;
import java.util.stream.Stream;

/** The map as a text that diff and grep understand. */
final class TextTree {

  private final StringBuilder text = new StringBuilder();
  private final ArchitectureMap map;

  private TextTree(ArchitectureMap map) {
    this.map = map;
  }

  static String of(ArchitectureMap map) {
    TextTree tree = new TextTree(map);
    Stream.concat(map.contexts().stream(), Stream.of(map.shared())).forEach(tree::write);
    return tree.text.toString();
  }

  private void write(Context context) {
    line(0, context.name());
    list("domain: aggregates", context.aggregates().stream());
    line(1, "application: driving ports");
    for (Port port : context.driving()) {
      line(2, port.name());
      context.callersOf(port).forEach(adapter -> line(3, "<- " + describe(adapter)));
      context
          .useCasesOf(port)
          .forEach(useCase ->
              line(3, "-> " + useCase.name() + names(" needs ", useCase.needs().stream())));
    }
    line(1, "application: driven ports");
    for (Port port : context.driven()) {
      boolean shared = !port.context().equals(context.name());
      line(2, port.name() + (shared ? "  (" + port.context() + ")" : ""));
      context.adaptersOf(port).forEach(adapter -> line(3, "<- " + describe(adapter)));
      map.calls().stream()
          .filter(call -> call.caller().equals(context.name()) && call.port().equals(port))
          .forEach(call -> line(3, "-> " + call.callee() + " by " + call.published()));
    }
    list("api: published to other contexts", context.published().stream());
    list("stores", context.stores().stream().map(it -> it.technology() + ": " + it.name()));
    list(
        "messages in",
        map.messages().stream()
            .flatMap(message ->
                message.delivery().stream()
                    .filter(delivery -> delivery.context().equals(context.name()))
                    .map(delivery ->
                        "%s  from %s by %s -> %s -> %s"
                            .formatted(
                                message.type(),
                                message.publisher(),
                                message.queue(),
                                delivery.listener(),
                                delivery.port().name()))));
    list(
        "messages out",
        map.messages().stream()
            .filter(message -> message.publisher().equals(context.name()))
            .map(message ->
                "%s  for %s by %s -> %s -> %s"
                    .formatted(
                        message.type(),
                        message.event(),
                        message.format(),
                        message.queue(),
                        consumer(message))));
    text.append('\n');
  }

  private static String consumer(Message message) {
    return message.delivery().map(ArchitectureMap.Delivery::context).orElse("nobody");
  }

  private static String describe(Adapter adapter) {
    return "%s  [%s]%s"
        .formatted(
            adapter.name(),
            adapter.technology(),
            adapter.audience().isEmpty() ? "" : "  for " + String.join(", ", adapter.audience()));
  }

  private static String names(String before, Stream<Port> ports) {
    List<String> names = ports.map(Port::name).toList();
    return names.isEmpty() ? "" : before + String.join(", ", names);
  }

  private void list(String title, Stream<String> lines) {
    List<String> all = lines.toList();
    if (!all.isEmpty()) {
      line(1, title);
      all.forEach(line -> line(2, line));
    }
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }
}
