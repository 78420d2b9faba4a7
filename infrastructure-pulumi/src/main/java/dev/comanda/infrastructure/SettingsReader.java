package dev.comanda.infrastructure;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads values and remembers what is wrong with them, so that all of it can be said at once. Where
 * a value is wrong it answers some other of its type, which nobody will use.
 */
final class SettingsReader {

  private final Function<String, Optional<String>> config;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Function<String, Optional<String>> config) {
    this.config = config;
  }

  void throwIfInvalid() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
  }

  void require(boolean condition, String key, Object value, String allowed) {
    if (!condition) {
      problems.add("%s is %s; allowed: %s".formatted(key, value, allowed));
    }
  }

  String matching(String key, Pattern pattern, String allowed) {
    String value = value(key, allowed);
    require(pattern.matcher(value).matches(), name(key), value, allowed);
    return value;
  }

  Optional<String> optional(String key, Pattern pattern, String allowed) {
    return config
        .apply(key)
        .filter(value -> !value.isBlank())
        .map(value -> matching(key, pattern, allowed));
  }

  /** Its value is in no message. */
  String secret(String key) {
    String value = config.apply(key).orElse("");
    if (value.isBlank()) {
      problems.add("%s is missing: pulumi config set --secret %s".formatted(name(key), key));
    }
    return value;
  }

  int range(String key, int from, int to) {
    String allowed = "%d to %d".formatted(from, to);
    String value = value(key, allowed);
    int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    require(from <= number && number <= to, name(key), value, allowed);
    return number;
  }

  int number(String key, int... allowed) {
    String all =
        Arrays.stream(allowed)
            .distinct()
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    String value = value(key, all);
    Optional<Integer> found =
        Arrays.stream(allowed).boxed().filter(it -> it.toString().equals(value)).findFirst();
    require(found.isPresent(), name(key), value, all);
    return found.orElse(allowed[0]);
  }

  <E extends Enum<E>> E one(String key, E[] values, Function<E, String> name) {
    String all =
        Arrays.stream(values)
            .map(it -> name.apply(it).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    String value = value(key, all);
    Optional<E> found =
        Arrays.stream(values).filter(it -> name.apply(it).equalsIgnoreCase(value)).findFirst();
    require(found.isPresent(), name(key), value, all);
    return found.orElse(values[0]);
  }

  Cidr cidr(String key, int widest, int narrowest) {
    String allowed =
        "a private block of /%d to /%d, such as 10.20.0.0/%d".formatted(widest, narrowest, widest);
    String value = value(key, allowed);
    Optional<Cidr> cidr =
        Cidr.parse(value)
            .filter(Cidr::isPrivate)
            .filter(block -> widest <= block.bits() && block.bits() <= narrowest);
    require(cidr.isPresent(), name(key), value, allowed);
    return cidr.orElse(new Cidr(0, widest));
  }

  List<Cidr> cidrs(String key, int widest, int narrowest) {
    String allowed = "blocks of /%d to /%d".formatted(widest, narrowest);
    List<Cidr> blocks = new ArrayList<>();
    for (String value : items(key, allowed)) {
      Optional<Cidr> cidr =
          Cidr.parse(value).filter(block -> widest <= block.bits() && block.bits() <= narrowest);
      require(cidr.isPresent(), name(key), value, allowed);
      cidr.ifPresent(blocks::add);
    }
    return blocks;
  }

  List<String> list(String key, Pattern pattern, String allowed) {
    List<String> values = items(key, allowed);
    require(!values.isEmpty(), name(key), "empty", allowed);
    values.forEach(value -> require(pattern.matcher(value).matches(), name(key), value, allowed));
    return values;
  }

  private List<String> items(String key, String allowed) {
    String json = value(key, allowed);
    try {
      return List.of(new Gson().fromJson(json, String[].class));
    } catch (JsonSyntaxException | NullPointerException noList) {
      require(false, name(key), json, "a list of " + allowed);
      return List.of();
    }
  }

  private String value(String key, String allowed) {
    return config
        .apply(key)
        .map(String::strip)
        .orElseGet(() -> {
          problems.add("%s is missing; allowed: %s".formatted(name(key), allowed));
          return "";
        });
  }

  private static String name(String key) {
    return "comanda:" + key;
  }
}
