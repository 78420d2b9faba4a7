package dev.comanda.architecture.map;

import dev.comanda.architecture.House;
import dev.comanda.architecture.Place;
import dev.comanda.architecture.Ring;
import dev.comanda.architecture.map.ArchitectureMap.Delivery;
import dev.comanda.architecture.map.ArchitectureMap.Message;
import dev.comanda.architecture.map.ArchitectureMap.Port;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import io.opentelemetry.api.OpenTelemetry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds out which messages travel by sending each of them once, through the code of production:
 * every event that an aggregate can raise is worded by its format, and what comes out is handed to
 * the consumer of its queue, whose ports are stand-ins that say that they were called.
 */
final class Rehearsal {

  private final House house;
  private final List<Message> messages = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  private Rehearsal(House house) {
    this.house = house;
  }

  /**
   * Sends every message.
   *
   * @param formats the classes that word the events of an aggregate
   * @param configurations the classes that make consumers
   */
  static Rehearsal of(
      House house,
      Collection<? extends Class<?>> formats,
      Collection<? extends Class<?>> configurations) {
    Rehearsal rehearsal = new Rehearsal(house);
    Map<String, CloudEventHandler> consumers = new TreeMap<>();
    for (Class<?> configuration : configurations) {
      Arrays.stream(configuration.getDeclaredMethods())
          .filter(method -> method.getReturnType() == CloudEventHandler.class)
          .map(method -> (CloudEventHandler) madeBy(configuration, method))
          .forEach(consumer -> consumers.put(consumer.queue(), consumer));
    }
    formats.forEach(format -> rehearsal.send(format, consumers));
    rehearsal.messages.sort(
        Comparator.comparing(Message::queue)
            .thenComparing(Message::publisher)
            .thenComparing(Message::type));
    consumers.values().forEach(rehearsal::expectAllTypesOf);
    return rehearsal;
  }

  List<Message> messages() {
    return messages;
  }

  List<String> gaps() {
    return gaps;
  }

  private void send(Class<?> format, Map<String, CloudEventHandler> consumers) {
    MessageFormat<Object> words = format(format);
    Class<?> events =
        Arrays.stream(format.getGenericInterfaces())
            .filter(type -> type instanceof ParameterizedType)
            .map(type -> (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0])
            .findFirst()
            .orElseThrow();
    Samples.ofEach(events)
        .forEach(event -> {
          for (OutgoingMessage sent : words.messagesFor(event)) {
            messages.add(
                new Message(
                    sent.type(),
                    event.getClass().getSimpleName(),
                    place(format.getName()).context(),
                    format.getSimpleName(),
                    sent.queue(),
                    deliver(sent, Optional.ofNullable(consumers.get(sent.queue())))));
          }
        });
  }

  private Optional<Delivery> deliver(OutgoingMessage sent, Optional<CloudEventHandler> consumer) {
    if (consumer.isEmpty()) {
      gaps.add("nobody reads %s, where %s goes".formatted(sent.queue(), sent.type()));
      return Optional.empty();
    }
    try {
      Handling handling = consumer.get().handle(sent.body());
      gaps.add("%s on %s calls no port: %s".formatted(sent.type(), sent.queue(), handling));
      return Optional.empty();
    } catch (Arrived arrived) {
      String listener =
          Arrays.stream(arrived.getStackTrace())
              .map(StackTraceElement::getClassName)
              .filter(name -> place(name).ring() == Ring.ADAPTER)
              .filter(name -> !place(name).context().equals(house.shared()))
              .findFirst()
              .orElseThrow();
      return Optional.of(
          new Delivery(
              place(listener).context(),
              listener.substring(listener.lastIndexOf('.') + 1),
              new Port(place(arrived.port.getName()).context(), arrived.port.getSimpleName())));
    }
  }

  private void expectAllTypesOf(CloudEventHandler consumer) {
    Set<String> unheard = new HashSet<>(consumer.types());
    messages.stream()
        .filter(message -> message.queue().equals(consumer.queue()))
        .forEach(message -> unheard.remove(message.type()));
    unheard.stream()
        .sorted()
        .map(type -> "%s waits for %s, which nobody sends".formatted(consumer.queue(), type))
        .forEach(gaps::add);
  }

  private Place place(String className) {
    String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    return house.place(packageName).orElse(new Place("", Ring.BOOTSTRAP, ""));
  }

  /** A stand-in was called: the end of a message's way. */
  private static final class Arrived extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Class<?> port;

    private Arrived(Class<?> port) {
      this.port = port;
    }
  }

  @SuppressWarnings("unchecked") // which events it takes is read from the class
  private static MessageFormat<Object> format(Class<?> format) {
    try {
      return (MessageFormat<Object>) format.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(format + " cannot be made without parameters", e);
    }
  }

  private static Object madeBy(Class<?> configuration, Method bean) {
    try {
      var constructor = configuration.getDeclaredConstructor();
      constructor.setAccessible(true);
      bean.setAccessible(true);
      return bean.invoke(
          constructor.newInstance(),
          Arrays.stream(bean.getParameterTypes()).map(Rehearsal::standIn).toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(bean + " does not work with stand-ins", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(bean + " cannot be called", e);
    }
  }

  private static Object standIn(Class<?> type) {
    if (type == OpenTelemetry.class) {
      return OpenTelemetry.noop();
    }
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (_, _, _) -> {
          throw new Arrived(type);
        });
  }
}
