package dev.comanda.shared.adapter.http;

import org.jspecify.annotations.Nullable;

/**
 * What was read from a field, or the knowledge that the field was wrong: so that reading goes on
 * and names every wrong field at once.
 */
public final class Value<T> {

  private final @Nullable T content;

  private Value(@Nullable T content) {
    this.content = content;
  }

  static <T> Value<T> of(T content) {
    return new Value<>(content);
  }

  /** Of a field that is wrong, which its {@link Fields} have noted. */
  public static <T> Value<T> wrong() {
    return new Value<>(null);
  }

  /** Whether there is no value to get. */
  public boolean isWrong() {
    return content == null;
  }

  /**
   * The value; asked for only after {@link Fields#requireValid()}, or within {@link
   * Fields#combine}.
   *
   * @throws IllegalStateException if the field was wrong
   */
  public T get() {
    if (content == null) {
      throw new IllegalStateException("a wrong field has no value");
    }
    return content;
  }
}
