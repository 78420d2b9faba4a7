package dev.comanda.architecture.map;

import dev.comanda.architecture.map.ArchitectureMap.Adapter;
import dev.comanda.architecture.map.ArchitectureMap.Context;
import dev.comanda.architecture.map.ArchitectureMap.Message;
import java.util.List;
import java.util.stream.Stream;

/** What part the technologies of a context play in a picture. */
record Technologies(ArchitectureMap map, Context context) {

  /** Those by which it is asked, those that carry messages first, the composition root left out. */
  List<String> driving() {
    return distinct(context.primary())
        .filter(technology -> !technology.equals("config"))
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .toList();
  }

  /** Those by which it asks that are neither a store nor somebody outside. */
  List<String> helping() {
    return distinct(context.secondary())
        .filter(technology -> !keeps(technology) && !isPartner(technology))
        .toList();
  }

  /** Somebody outside: who is asked and answers by calls of their own. */
  List<String> partners() {
    return distinct(context.secondary()).filter(this::isPartner).toList();
  }

  /** Whether it keeps something of the context. */
  boolean keeps(String technology) {
    return context.stores().stream().anyMatch(store -> store.technology().equals(technology));
  }

  /** Whether a driven port with adapters of this technology asks another context. */
  boolean calls(String technology) {
    return map.calls().stream()
        .filter(call -> call.caller().equals(context.name()))
        .flatMap(call -> context.adaptersOf(call.port()))
        .anyMatch(adapter -> adapter.technology().equals(technology));
  }

  /** Whether messages come in by it. */
  boolean delivers(String technology) {
    return map.messages().stream()
        .map(Message::delivery)
        .flatMap(delivery -> delivery.stream())
        .filter(delivery -> delivery.context().equals(context.name()))
        .anyMatch(delivery ->
            context.primary().stream()
                .anyMatch(adapter ->
                    adapter.technology().equals(technology)
                        && adapter.name().equals(delivery.listener())));
  }

  private boolean isPartner(String technology) {
    return !delivers(technology)
        && context.primary().stream().anyMatch(it -> it.technology().equals(technology))
        && context.secondary().stream().anyMatch(it -> it.technology().equals(technology));
  }

  private int rank(String technology) {
    if (delivers(technology)) {
      return 0;
    }
    return isPartner(technology) || technology.equals("api") ? 2 : 1;
  }

  private static Stream<String> distinct(List<Adapter> adapters) {
    return adapters.stream().map(Adapter::technology).distinct().sorted();
  }
}
