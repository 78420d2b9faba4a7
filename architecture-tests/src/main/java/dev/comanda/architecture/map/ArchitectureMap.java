package dev.comanda.architecture.map;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The architecture as the code has it. All lists are in an order that does not change from run to
 * run.
 *
 * @param contexts the bounded contexts, in the order of the house
 * @param shared what belongs to no context
 * @param messages what travels between contexts, by queue and publisher
 * @param calls which context asks another one, and through what
 * @param gaps what does not fit together: a message that nobody takes, a type that nobody sends
 */
public record ArchitectureMap(
    List<Context> contexts,
    Context shared,
    List<Message> messages,
    List<Call> calls,
    List<String> gaps) {

  /**
   * A hexagon.
   *
   * @param driving the ports by which it is asked
   * @param driven the ports by which it asks, shared ones too if it has adapters of its own for
   *     them
   * @param primary who calls its driving ports
   * @param secondary who implements its driven ports
   * @param published the interfaces that it offers to other contexts of the same process
   */
  public record Context(
      String name,
      List<String> aggregates,
      List<Port> driving,
      List<Port> driven,
      List<UseCase> useCases,
      List<Adapter> primary,
      List<Adapter> secondary,
      List<String> published,
      List<Store> stores) {

    /** Who implements a driving port. */
    public Stream<UseCase> useCasesOf(Port port) {
      return useCases.stream().filter(useCase -> useCase.port().equals(port));
    }

    /** Who calls a driving port. */
    public Stream<Adapter> callersOf(Port port) {
      return primary.stream().filter(adapter -> adapter.ports().contains(port));
    }

    /** Who implements a driven port. */
    public Stream<Adapter> adaptersOf(Port port) {
      return secondary.stream().filter(adapter -> adapter.ports().contains(port));
    }
  }

  /** A port; its context is {@code shared} if it is everybody's. */
  public record Port(String context, String name) {}

  /**
   * What happens behind a driving port.
   *
   * @param needs the driven ports that it calls, itself or through what helps it
   */
  public record UseCase(String name, Port port, List<Port> needs) {}

  /**
   * An adapter.
   *
   * @param technology the segment of its package; {@code api} and {@code config} for the rings that
   *     have none
   * @param ports those that it calls, or implements
   * @param audience the roles that its HTTP routes let in; {@code anyone} for no token at all
   */
  public record Adapter(
      String context, String name, String technology, List<Port> ports, List<String> audience) {}

  /** A table or a schema of a context, and the technology that keeps it. */
  public record Store(String technology, String name) {}

  /**
   * A kind of message on its way.
   *
   * @param type such as {@code comanda.order.placed.v1}
   * @param event the domain event that causes it
   * @param publisher the context that sends it
   * @param format the adapter that words it
   * @param delivery who took it; empty if nobody did
   */
  public record Message(
      String type,
      String event,
      String publisher,
      String format,
      String queue,
      Optional<Delivery> delivery) {

    /** What is special about its type: {@code placed} of {@code comanda.order.placed.v1}. */
    public String verb() {
      String[] words = type.split("\\.", -1);
      return words[words.length - 2];
    }
  }

  /** Where a message arrived: the listener of a context, and the driving port that it called. */
  public record Delivery(String context, String listener, Port port) {}

  /**
   * A question of one context to another.
   *
   * @param port the driven port of the one that asks
   * @param published the interface of the one that answers
   */
  public record Call(String caller, Port port, String callee, String published) {}

  /** The queues, in alphabetical order. */
  public List<String> queues() {
    return messages.stream().map(Message::queue).distinct().sorted().toList();
  }

  /** A context by its name. */
  public Context context(String name) {
    return Stream.concat(contexts.stream(), Stream.of(shared))
        .filter(context -> context.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
