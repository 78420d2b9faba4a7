package dev.comanda.architecture.map;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes up values of any record, so that a real event can be sent without knowing its fields. */
final class Samples {

  private static final Map<Class<?>, Object> PLAIN =
      Map.of(
          UUID.class,
          new UUID(0, 1),
          String.class,
          "sample",
          Instant.class,
          Instant.EPOCH,
          Duration.class,
          Duration.ofSeconds(1),
          BigDecimal.class,
          BigDecimal.ONE,
          Currency.class,
          Currency.getInstance("BRL"),
          int.class,
          1,
          long.class,
          1L,
          boolean.class,
          true);

  private Samples() {}

  /** All records that a sealed type stands for, or the record itself, each with made-up values. */
  static Stream<Object> ofEach(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Samples::ofEach)
        : Stream.of(of(type));
  }

  private static Object of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (PLAIN.containsKey(plain)) {
      return PLAIN.get(plain);
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[0];
    }
    if (plain.isSealed()) {
      return of(plain.getPermittedSubclasses()[0]);
    }
    if (plain.isRecord()) {
      return ofRecord(plain);
    }
    throw new IllegalArgumentException("teach Samples to make a " + type.getTypeName());
  }

  private static Object ofGeneric(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    Object first = of(arguments[0]);
    return switch (((Class<?>) type.getRawType()).getSimpleName()) {
      case "List" -> List.of(first);
      case "Set" -> Set.of(first);
      case "Optional" -> Optional.of(first);
      case "Map" -> Map.of(first, of(arguments[1]));
      default ->
          throw new IllegalArgumentException("teach Samples to make a " + type.getTypeName());
    };
  }

  private static Object ofRecord(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    try {
      Constructor<?> constructor =
          record.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components)
              .map(RecordComponent::getGenericType)
              .map(Samples::of)
              .toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no sample fits " + record.getName(), e);
    }
  }
}
