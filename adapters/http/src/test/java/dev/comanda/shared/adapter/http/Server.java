package dev.comanda.shared.adapter.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** All controllers in a real server, as bootstrap has them: what only a real connection shows. */
final class Server implements AutoCloseable {

  /** Where it describes its controllers as they are now. */
  static final String DESCRIBED = "/v3/api-docs/now";

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private Server(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static Server start() {
    return start(Map.of(), Controllers.all());
  }

  /** With these settings of Spring Boot, and these controllers and other beans. */
  static Server start(Map<String, Object> properties, Object... beans) {
    SpringApplication application =
        new SpringApplicationBuilder(Wiring.class)
            .properties(
                Map.of(
                    "server.port", "0",
                    "server.address", "127.0.0.1",
                    "springdoc.api-docs.path", DESCRIBED))
            .properties(properties)
            .initializers(c ->
                Arrays.stream(beans)
                    .forEach(bean ->
                        ((GenericApplicationContext) c)
                            .getBeanFactory()
                            .registerSingleton(bean.getClass().getSimpleName(), bean)))
            .build();
    application.setLogStartupInfo(false);
    return new Server(application.run());
  }

  HttpClient client() {
    return client;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  int port() {
    return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({HttpAdapterConfiguration.class, OpenApiConfiguration.class, Http.ReadableTokens.class})
  static class Wiring {}
}
