package dev.comanda.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Routes as API Gateway and load balancer do on AWS: by the beginning of the path. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(GatewaySettings.class)
public class GatewayApplication {

  /** Starts the gateway; see {@code application.yaml} for its settings. */
  public static void main(String[] arguments) {
    SpringApplication.run(GatewayApplication.class, arguments);
  }

  @Bean
  RouterFunction<ServerResponse> routes(GatewaySettings settings) {
    RouterFunctions.Builder routes = GatewayRouterFunctions.route();
    for (Service service : Service.values()) {
      List<URI> instances = settings.instancesOf(service);
      routes.add(to(service, new Instances(service, instances)));
    }
    return routes
        .route(GatewayApplication::isRefused, Answers::refused)
        .route(_ -> true, _ -> Answers.noSuchRoute())
        .build();
  }

  /** Tomcat sends what fails on its way to here once more, as a request for its page of errors. */
  private static boolean isRefused(ServerRequest request) {
    return request.servletRequest().getDispatcherType() == DispatcherType.ERROR;
  }

  private static RouterFunction<ServerResponse> to(
      Service service, HandlerFunction<ServerResponse> instances) {
    return GatewayRouterFunctions.route(service.id())
        .route(
            request -> service.prefixes().stream().anyMatch(request.uri().getRawPath()::startsWith),
            instances)
        .build();
  }

  /** Ends with the process that started it, which may be killed without a chance to stop it. */
  @Bean
  @ConditionalOnProperty("comanda.run.parent-pid")
  ApplicationRunner parentWatch(
      @Value("${comanda.run.parent-pid}") long pid, ConfigurableApplicationContext context) {
    return _ -> {
      CompletableFuture<?> gone =
          ProcessHandle.of(pid)
              .<CompletableFuture<?>>map(ProcessHandle::onExit)
              .orElseGet(() -> CompletableFuture.completedFuture(null));
      var _ = gone.thenRunAsync(context::close);
    };
  }

  /**
   * Tells the services who calls. Nobody stands in front of the gateway, so whatever a caller says
   * of others has been made up, and was taken away by Spring's filter before.
   */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  RequestHttpHeadersFilter callerAddress() {
    return (headers, request) -> {
      HttpHeaders told = new HttpHeaders();
      told.addAll(headers);
      told.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
      return told;
    };
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTomcat() {
    return tomcat ->
        tomcat.addContextCustomizers(context ->
            ((StandardHost) context.getParent())
                .setErrorReportValveClass(ProblemReportValve.class.getName()));
  }

  /** Spring stumbles over a media type with an asterisk before anything could be passed on. */
  @Bean
  FilterRegistrationBean<Filter> refusedMediaTypes() {
    return new FilterRegistrationBean<>((request, response, chain) -> {
      String mediaType = request.getContentType();
      if (mediaType == null || mediaType.indexOf('*') < 0) {
        chain.doFilter(request, response);
        return;
      }
      ((HttpServletResponse) response).setStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().print(Answers.unsupportedMediaType());
    });
  }

  /** Answers preflights itself and labels every answer, so that no service has to know pages. */
  @Bean
  FilterRegistrationBean<CorsFilter> cors(GatewaySettings settings) {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(
        Arrays.asList(StringUtils.tokenizeToStringArray(settings.allowedOrigins(), ",")));
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
    cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
    cors.setExposedHeaders(
        List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
    cors.setMaxAge(Duration.ofHours(1));
    UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
    everywhere.registerCorsConfiguration("/**", cors);
    FilterRegistrationBean<CorsFilter> filter =
        new FilterRegistrationBean<>(new CorsFilter(everywhere));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
