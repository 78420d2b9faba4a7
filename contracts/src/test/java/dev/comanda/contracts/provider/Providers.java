package dev.comanda.contracts.provider;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The providers' tests as something that can be asked again, for other things than agreed. */
public final class Providers {

  private static final List<Class<? extends Verification>> TESTS =
      List.of(
          CatalogPactIT.class,
          GatewayPactIT.class,
          MercadoPagoPactIT.class,
          OrderSaysPactIT.class,
          PaymentSaysPactIT.class,
          ProductionSaysPactIT.class);

  private final Verification tests;

  private Providers(Verification tests) {
    this.tests = tests;
  }

  /** One of them, in no particular state. */
  public static Providers named(String provider) {
    Class<? extends Verification> tests =
        TESTS.stream()
            .filter(it -> it.getAnnotation(Provider.class).value().equals(provider))
            .findFirst()
            .orElseThrow(() -> new AssertionError("nobody verifies " + provider));
    try {
      Constructor<? extends Verification> constructor = tests.getDeclaredConstructor();
      constructor.setAccessible(true);
      return new Providers(constructor.newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(tests.toString(), e);
    }
  }

  /** Brings it into a state, and says the message. */
  public String says(AsynchronousMessage message) {
    arrange(message);
    return (String)
        Objects.requireNonNull(
            call(
                method(
                    PactVerifyProvider.class,
                    it -> it.value().equals(message.getDescription()),
                    message.getDescription())));
  }

  /** Brings it into a state, and answers the request. */
  public ProviderResponse answers(Pact pact, SynchronousHttp interaction) {
    HttpTestTarget target = (HttpTestTarget) tests.target();
    Map<String, Object> context = new HashMap<>();
    context.put("providerState", arrange(interaction));
    var request = Objects.requireNonNull(target.prepareRequest(pact, interaction, context));
    return target.executeInteraction(request.getSecond(), request.getFirst());
  }

  private Map<?, ?> arrange(Interaction interaction) {
    Map<Object, Object> values = new HashMap<>();
    for (ProviderState state : interaction.getProviderStates()) {
      String name = Objects.requireNonNull(state.getName());
      Object answer = call(method(State.class, it -> List.of(it.value()).contains(name), name));
      if (answer instanceof Map<?, ?> more) {
        values.putAll(more);
      }
    }
    return values;
  }

  private <A extends Annotation> Method method(Class<A> with, Predicate<A> which, String what) {
    return Arrays.stream(tests.getClass().getDeclaredMethods())
        .filter(it -> it.isAnnotationPresent(with) && which.test(it.getAnnotation(with)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("%s: nobody knows '%s'".formatted(tests, what)));
  }

  private @Nullable Object call(Method method) {
    try {
      method.setAccessible(true);
      return method.invoke(tests);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method.toString(), e);
    }
  }
}
