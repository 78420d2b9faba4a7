package dev.comanda.contracts.consumer;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The consumers' tests as something that can be run again, with another answer than agreed. */
public final class Consumers {

  private static final List<Class<?>> TESTS =
      List.of(
          KioskUsesGatewayPactTest.class,
          KitchenUsesGatewayPactTest.class,
          OrderAsksCatalogPactTest.class,
          OrderHearsPaymentPactTest.class,
          OrderHearsProductionPactTest.class,
          PaymentHearsOrderPactTest.class,
          PaymentUsesMercadoPagoPactTest.class,
          ProductionHearsOrderPactTest.class);

  private Consumers() {}

  /** A pact as one test writes it, and that test. */
  public record Rehearsal(String consumer, String provider, Method pact, Method test) {

    /** What the test asks for; a new one each time. */
    public V4Pact agreed() {
      PactBuilder builder = new PactBuilder(consumer, provider, PactSpecVersion.V4);
      return (V4Pact) Objects.requireNonNull(call(pact, builder));
    }

    /** Runs the test after the pact was changed; answers how it failed, if it did. */
    public Optional<Throwable> with(Consumer<V4Pact> change) {
      V4Pact changed = agreed();
      change.accept(changed);
      return test.getParameterTypes()[0] == AsynchronousMessage.class
          ? failure(changed.getInteractions().getFirst())
          : overHttp(changed);
    }

    private Optional<Throwable> overHttp(V4Pact changed) {
      BaseMockServer server =
          MockHttpServerKt.mockServer(
              changed, MockProviderConfig.createDefault(PactSpecVersion.V4));
      server.start();
      try {
        server.waitForServer();
        Optional<Throwable> failure = failure(server);
        PactVerificationResult result = server.validateMockServerState(null);
        if (result instanceof PactVerificationResult.Ok) {
          return failure;
        }
        AssertionError mismatch = new AssertionError(result.getDescription());
        failure.ifPresent(mismatch::initCause);
        return Optional.of(mismatch);
      } finally {
        server.stop();
      }
    }

    private Optional<Throwable> failure(Object argument) {
      try {
        call(test, argument);
        return Optional.empty();
      } catch (IllegalStateException e) {
        return Optional.of(Objects.requireNonNull(e.getCause()));
      }
    }

    private static Object call(Method method, Object argument) {
      try {
        Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        method.setAccessible(true);
        Object answer = method.invoke(constructor.newInstance(), argument);
        return answer == null ? "nothing" : answer;
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(method.toString(), e);
      }
    }
  }

  /** All of them. */
  public static Stream<Rehearsal> rehearsals() {
    return TESTS.stream()
        .flatMap(tests ->
            Arrays.stream(tests.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(PactTestFor.class))
                .map(test -> rehearsal(tests, test)));
  }

  private static Rehearsal rehearsal(Class<?> tests, Method test) {
    Method pact = pactOf(test);
    return new Rehearsal(
        pact.getAnnotation(Pact.class).consumer(),
        tests.getAnnotation(PactTestFor.class).providerName(),
        pact,
        test);
  }

  /** The method that says what a test asks for. */
  static Method pactOf(Method test) {
    String name = test.getAnnotation(PactTestFor.class).pactMethod();
    return Arrays.stream(test.getDeclaringClass().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Pact.class))
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
