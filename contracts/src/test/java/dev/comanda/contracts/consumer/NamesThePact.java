package dev.comanda.contracts.consumer;

import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.comanda.contracts.Exchange;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Says of a consumer's test that failed which pact it is about, before anything else. */
final class NamesThePact implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
    throw new AssertionError(
        "pact %s: %s".formatted(pact(context.getRequiredTestMethod()), Exchange.told(failure)),
        failure);
  }

  private static String pact(Method test) {
    Method pact = Consumers.pactOf(test);
    return "%s-%s (%s)"
        .formatted(
            pact.getAnnotation(Pact.class).consumer(),
            test.getDeclaringClass().getAnnotation(PactTestFor.class).providerName(),
            pact.getName());
  }
}
