package dev.comanda.shared.adapter.http;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * The HTTP adapter around some controllers, with all filters and without a server: what a context's
 * HTTP tests talk to. A token is {@code <role>.<subject>}, so that nothing has to be signed.
 */
public final class Http implements AutoCloseable {

  /** A token that cannot be verified now, because the keys are another service's, which is down. */
  static final String KEYS_ARE_DOWN = "keys-are-down";

  private final AnnotationConfigWebApplicationContext context;
  private final MockMvcTester mvc;

  private Http(HttpSettings settings, Ticker time, Object... controllers) {
    context = new AnnotationConfigWebApplicationContext();
    context.setServletContext(new MockServletContext());
    context.register(Wiring.class);
    context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("settings", settings));
    context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("time", time));
    context.addBeanFactoryPostProcessor(beans ->
        Arrays.stream(controllers)
            .forEach(c -> beans.registerSingleton(c.getClass().getSimpleName(), c)));
    context.refresh();
    MockMvc spring = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    mvc = MockMvcTester.create(spring);
  }

  /** The adapter with these controllers. */
  public static Http with(Object... controllers) {
    return with(HttpSettings.defaults(), controllers);
  }

  /** The adapter with these controllers and settings. */
  static Http with(HttpSettings settings, Object... controllers) {
    return with(settings, Ticker.systemTicker(), controllers);
  }

  /** The adapter with these controllers, settings, and time. */
  static Http with(HttpSettings settings, Ticker time, Object... controllers) {
    return new Http(settings, time, controllers);
  }

  /** The Spring context behind it. */
  public AnnotationConfigWebApplicationContext context() {
    return context;
  }

  /** A request without a token. */
  public MockMvcRequestBuilder anonymous(HttpMethod method, String uri, Object... variables) {
    return mvc.method(method).uri(uri, variables);
  }

  /** A request of somebody. */
  public MockMvcRequestBuilder as(
      String token, HttpMethod method, String uri, Object... variables) {
    return anonymous(method, uri, variables).header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
  }

  /** GET as somebody. */
  public MockMvcRequestBuilder get(String token, String uri, Object... variables) {
    return as(token, HttpMethod.GET, uri, variables);
  }

  /** POST of JSON as somebody. */
  public MockMvcRequestBuilder post(String token, String uri, String json) {
    return as(token, HttpMethod.POST, uri).contentType(MediaType.APPLICATION_JSON).content(json);
  }

  /** PUT of JSON as somebody. */
  public MockMvcRequestBuilder put(String token, String uri, String json) {
    return as(token, HttpMethod.PUT, uri).contentType(MediaType.APPLICATION_JSON).content(json);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebMvc
  @Import({HttpAdapterConfiguration.class, ReadableTokens.class})
  static class Wiring {}

  /** Takes {@code <role>.<subject>} for a token. */
  @Configuration(proxyBeanMethods = false)
  static class ReadableTokens {

    @Bean
    JwtDecoder readableTokens() {
      return text -> {
        if (text.equals(KEYS_ARE_DOWN)) {
          throw new DependencyUnavailableException("AccessTokenKeys", Duration.ofSeconds(5), null);
        }
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() != 2) {
          throw new BadJwtException("not <role>.<subject>");
        }
        Jwt.Builder token = Jwt.withTokenValue(text).header("alg", "none").expiresAt(Instant.MAX);
        claim(token, "role", parts.get(0));
        claim(token, "sub", parts.get(1));
        return token.build();
      };
    }

    private static void claim(Jwt.Builder token, String name, String value) {
      if (!value.isEmpty()) {
        token.claim(name, value);
      }
    }
  }
}
