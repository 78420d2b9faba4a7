package dev.comanda.architecture.rules;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Records with one part changed: that is how the proofs weaken the names and lists of the rules.
 */
final class Parts {

  private Parts() {}

  /** The same record with another value in the component of that name. */
  static <T extends Record> T with(T sound, String name, Object value) {
    RecordComponent[] components = sound.getClass().getRecordComponents();
    if (Arrays.stream(components).noneMatch(component -> component.getName().equals(name))) {
      throw new IllegalArgumentException(sound.getClass() + " has no " + name);
    }
    Object[] values =
        Arrays.stream(components)
            .map(component -> component.getName().equals(name) ? value : of(sound, component))
            .toArray();
    try {
      @SuppressWarnings("unchecked")
      Constructor<T> constructor =
          (Constructor<T>)
              sound
                  .getClass()
                  .getDeclaredConstructor(
                      Arrays.stream(components)
                          .map(RecordComponent::getType)
                          .toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a record has in one of its components. */
  static Object of(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
