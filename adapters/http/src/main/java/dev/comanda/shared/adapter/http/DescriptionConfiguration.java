package dev.comanda.shared.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The description of the API, OpenAPI 3.1 at {@code /v3/api-docs}, for people at {@code
 * /swagger-ui.html}. It is a file that was compared with the controllers when this was built, so
 * that describing costs nothing at run time. Every process serves the whole of it, whichever
 * contexts it hosts: callers know one API, not who answers which part.
 */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

  private static final Resource OPEN_API =
      new ClassPathResource("openapi.yaml", DescriptionConfiguration.class);

  /** As in the pom: the version is a part of the paths in the jar. */
  private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.32.14/";

  @Bean
  RouterFunction<ServerResponse> description() {
    Supplier<byte[]> json = SingletonSupplier.of(DescriptionConfiguration::json);
    return RouterFunctions.route()
        .route(
            reading("/v3/api-docs"),
            _ -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(json.get()))
        .route(
            reading("/v3/api-docs.yaml"),
            _ -> ServerResponse.ok().contentType(MediaType.APPLICATION_YAML).body(OPEN_API))
        .route(
            reading("/swagger-ui.html"),
            _ ->
                ServerResponse.status(HttpStatus.FOUND)
                    .location(URI.create("/swagger-ui/index.html"))
                    .build())
        .build();
  }

  @Bean
  WebMvcConfigurer swaggerUi() {
    return new WebMvcConfigurer() {
      @Override
      public void addResourceHandlers(ResourceHandlerRegistry resources) {
        // Ours first: its initializer takes the place of theirs.
        resources
            .addResourceHandler("/swagger-ui/**")
            .addResourceLocations("classpath:/swagger-ui/", "classpath:" + SWAGGER_UI);
      }
    };
  }

  private static RequestPredicate reading(String path) {
    return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
        .and(RequestPredicates.path(path));
  }

  private static byte[] json() {
    try (InputStream yaml = OPEN_API.getInputStream()) {
      Object description = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      return Json.mapper().writeValueAsBytes(description);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
