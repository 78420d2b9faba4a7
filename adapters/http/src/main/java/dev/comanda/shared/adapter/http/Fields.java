package dev.comanda.shared.adapter.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request into values of the domain and remembers every one that is wrong.
 * The rules are the domain's: what its value objects refuse with an {@link
 * IllegalArgumentException} becomes the message of the field.
 */
public final class Fields {

  /** No caller mends more at once, and the answer stays small whatever comes in. */
  private static final int MAX_ERRORS = 100;

  private final String path;
  private final Errors errors;

  private Fields(String path, Errors errors) {
    this.path = path;
    this.errors = errors;
  }

  /**
   * Reads a single value that has to be there, such as a path variable.
   *
   * @throws ProblemException that names the field, if it is wrong
   */
  public static <R, T> T only(
      String name, @Nullable R raw, Function<? super R, ? extends T> reader) {
    Fields fields = ofRequest();
    Value<T> value = fields.required(name, raw, reader);
    fields.requireValid();
    return value.get();
  }

  /** Of a request of which nothing has been read yet. */
  public static Fields ofRequest() {
    return new Fields("", new Errors());
  }

  /** The fields below one of these, such as {@code price}. */
  public Fields at(String name) {
    return new Fields(path.isEmpty() ? name : path + "." + name, errors);
  }

  /** The fields of an element of a list. */
  Fields at(int index) {
    return new Fields(path + "[" + index + "]", errors);
  }

  /** Reads a field that has to be there. */
  public <R, T> Value<T> required(
      String name, @Nullable R raw, Function<? super R, ? extends T> reader) {
    if (raw == null) {
      at(name).wrong("is required");
      return Value.wrong();
    }
    return at(name).combine(() -> reader.apply(raw));
  }

  /** Reads a field that may be left out. */
  public <R, T> Value<Optional<T>> optional(
      String name, @Nullable R raw, Function<? super R, ? extends T> reader) {
    return at(name).combine(() -> Optional.ofNullable(raw).map(reader));
  }

  /** Reads an object that has to be there, with the fields in it. */
  public <R, T> Value<T> object(
      String name, @Nullable R raw, BiFunction<? super R, Fields, Value<T>> reader) {
    if (raw == null) {
      at(name).wrong("is required");
      return Value.wrong();
    }
    return reader.apply(raw, at(name));
  }

  /** Reads a list of objects that has to be there, though it may be empty. */
  public <R, T> Value<List<T>> list(
      String name,
      @Nullable List<? extends @Nullable R> raw,
      BiFunction<R, Fields, Value<T>> reader) {
    if (raw == null) {
      at(name).wrong("is required");
      return Value.wrong();
    }
    List<Value<T>> values = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      R element = raw.get(i);
      Fields there = at(name).at(i);
      if (element == null) {
        there.wrong("is required");
      } else {
        values.add(reader.apply(element, there));
      }
    }
    return at(name).combine(() -> values.stream().map(Value::get).toList());
  }

  /** Makes one value of several, unless one of the fields at or below here is wrong. */
  public <T> Value<T> combine(Supplier<? extends T> combination) {
    if (errors.areAtOrBelow(path)) {
      return Value.wrong();
    }
    try {
      return Value.of(combination.get());
    } catch (IllegalArgumentException e) {
      wrong(e.getMessage() == null ? "is not valid" : e.getMessage());
      return Value.wrong();
    }
  }

  /**
   * Notes that the field here is wrong. The first reason counts: others are often consequences.
   *
   * @param message completes a sentence that begins with the field's name
   */
  public void wrong(String message) {
    errors.add(path, message);
  }

  /** Whether nothing is wrong so far. */
  public boolean areValid() {
    return !errors.areAtOrBelow("");
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException that names every wrong field, if there is any
   */
  public void requireValid() {
    if (!areValid()) {
      throw ProblemType.INVALID_REQUEST
          .with("See errors for what to mend.")
          .member("errors", errors.list())
          .exception();
    }
  }

  /** What is wrong with one field, on the wire. */
  record FieldError(String field, String message) {}

  /** All errors of one request. */
  private static final class Errors {

    private final Map<String, String> messages = new LinkedHashMap<>();
    private final Set<String> wrongPaths = new HashSet<>();

    void add(String path, String message) {
      if (messages.size() < MAX_ERRORS) {
        messages.putIfAbsent(path, message);
      }
      // With its ancestors, so that asking costs the same however many errors there are.
      for (String wrong = path; !wrong.isEmpty(); wrong = parentOf(wrong)) {
        wrongPaths.add(wrong);
      }
      wrongPaths.add("");
    }

    boolean areAtOrBelow(String path) {
      return wrongPaths.contains(path);
    }

    List<FieldError> list() {
      return messages.entrySet().stream()
          .map(error -> new FieldError(error.getKey(), error.getValue()))
          .toList();
    }

    private static String parentOf(String path) {
      return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
  }
}
