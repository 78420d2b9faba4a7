package dev.comanda;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * What of Spring Boot takes part is decided, not found: a new library brings a red test, not a
 * surprise.
 */
class AutoConfigurationsTest {

  private static final Set<String> AVAILABLE = candidates(AutoConfiguration.class);
  private static final Set<String> NAMED = candidates(ComandaApplication.class);

  @Test
  void whatever_is_there_is_either_named_or_left_out_for_a_reason() throws IOException {
    Properties leftOut = leftOut();

    assertThat(AVAILABLE)
        .as("neither named nor left out")
        .allMatch(name -> NAMED.contains(name) || isAmong(leftOut, name));
    assertThat(NAMED).as("named and left out").noneMatch(leftOut::containsKey);
    assertThat(leftOut.values()).allSatisfy(reason -> assertThat(reason.toString()).isNotBlank());
  }

  @Test
  void nothing_is_named_or_left_out_that_is_not_there() throws IOException {
    assertThat(AVAILABLE).containsAll(NAMED);
    assertThat(leftOut().stringPropertyNames())
        .allSatisfy(pattern -> assertThat(AVAILABLE).anyMatch(name -> fits(name, pattern)));
  }

  private static boolean isAmong(Properties leftOut, String name) {
    return leftOut.stringPropertyNames().stream().anyMatch(pattern -> fits(name, pattern));
  }

  private static boolean fits(String name, String pattern) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }

  private static Set<String> candidates(Class<?> annotated) {
    return StreamSupport.stream(
            ImportCandidates.load(annotated, AutoConfigurationsTest.class.getClassLoader())
                .spliterator(),
            false)
        .collect(toSet());
  }

  private static Properties leftOut() throws IOException {
    Properties properties = new Properties();
    String file = "/auto-configurations-left-out.properties";
    try (InputStream stream =
        Objects.requireNonNull(AutoConfigurationsTest.class.getResourceAsStream(file), file)) {
      properties.load(stream);
    }
    return properties;
  }
}
