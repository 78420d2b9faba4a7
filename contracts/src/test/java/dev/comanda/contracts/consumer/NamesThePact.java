package dev.comanda.contracts.consumer;

import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.annotations.Pact;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Says of a consumer's test that failed which pact it is about, before anything else. */
final class NamesThePact implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
    throw new AssertionError(
        "pact %s: %s".formatted(pact(context.getRequiredTestMethod()), told(failure)), failure);
  }

  /** What it says and what its causes say: the field is named where it was missed. */
  private static String told(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(Throwable::toString)
        .collect(Collectors.joining("\n  caused by "));
  }

  private static String pact(Method test) {
    Class<?> tests = test.getDeclaringClass();
    String interaction = test.getAnnotation(PactTestFor.class).pactMethod();
    String consumer =
        Arrays.stream(tests.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Pact.class))
            .filter(method -> method.getName().equals(interaction))
            .map(method -> method.getAnnotation(Pact.class).consumer())
            .findFirst()
            .orElseThrow();
    return "%s-%s (%s)"
        .formatted(consumer, tests.getAnnotation(PactTestFor.class).providerName(), interaction);
  }
}
