package dev.comanda.architecture.map;

import dev.comanda.architecture.map.ArchitectureMap.Context;
import dev.comanda.architecture.map.ArchitectureMap.Message;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The map in the words of Mermaid, small enough for the README: contexts, queues, stores. */
final class Mermaid {

  private Mermaid() {}

  static String of(ArchitectureMap map, Language in) {
    StringBuilder text = new StringBuilder("```mermaid\nflowchart LR\n");
    text.append("  rest{{\"%s\"}}\n".formatted(in.say("REST API")));
    map.contexts().stream()
        .flatMap(context -> context.primary().stream())
        .flatMap(adapter -> adapter.audience().stream())
        .filter(role -> !role.equals("anyone"))
        .map(in::actor)
        .distinct()
        .sorted()
        .forEach(actor -> text.append("  %s([%s]) --> rest\n".formatted(actor, actor)));
    text.append(
        "  rest --> %s\n"
            .formatted(
                map.contexts().stream()
                    .filter(context ->
                        context.primary().stream().anyMatch(it -> !it.audience().isEmpty()))
                    .map(Context::name)
                    .collect(Collectors.joining(" & "))));
    map.calls()
        .forEach(call ->
            text.append(
                "  %s -->|%s| %s\n".formatted(call.caller(), call.published(), call.callee())));
    for (String queue : map.queues()) {
      queue(map, queue, text);
    }
    for (Context context : map.contexts()) {
      Technologies technologies = new Technologies(map, context);
      technologies
          .partners()
          .forEach(partner ->
              text.append(
                  "  %s <--> %s([%s])\n"
                      .formatted(context.name(), partner, in.technology(partner))));
      context
          .stores()
          .forEach(store ->
              text.append(
                  "  %s --- %s_store[(\"%s<br/>%s\")]\n"
                      .formatted(
                          context.name(),
                          store.name(),
                          in.technology(store.technology()),
                          store.name())));
    }
    return text.append("```").toString();
  }

  private static void queue(ArchitectureMap map, String queue, StringBuilder text) {
    List<Message> messages =
        map.messages().stream().filter(message -> message.queue().equals(queue)).toList();
    messages.stream()
        .collect(Collectors.groupingBy(Message::publisher, TreeMap::new, Collectors.toList()))
        .forEach((publisher, sent) ->
            text.append(
                "  %s -->|%s| %s[[%s]]\n"
                    .formatted(
                        publisher,
                        sent.stream().map(Message::verb).collect(Collectors.joining(", ")),
                        queue,
                        queue)));
    messages.stream()
        .flatMap(message -> message.delivery().stream())
        .map(ArchitectureMap.Delivery::context)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(consumer -> text.append("  %s --> %s\n".formatted(queue, consumer)));
  }
}
