package dev.comanda.order.adapter.catalogclient;

import dev.comanda.order.application.ProductCatalog;
import dev.comanda.order.domain.ProductId;
import dev.comanda.shared.application.DependencyUnavailableException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the catalog service, for several orders at once where several are being placed. Two attempts
 * fit into the port's two seconds. While the service is down the circuit breaker answers at once,
 * so that customers at the kiosk do not wait for nothing and the service is not asked to death when
 * it comes back.
 */
@SecondaryAdapter
public final class HttpProductCatalog implements ProductCatalog {

  private static final int ATTEMPTS = 2;

  /** A service that is there takes a connection at once; one that is not shall be noticed soon. */
  private static final Duration CONNECT = Duration.ofMillis(300);

  /** Two attempts fit into the two seconds that the port allows. */
  private static final Duration ANSWER = Duration.ofMillis(900);

  /** How long a service that is down is left alone before one question tries it again. */
  private static final Duration OPEN = Duration.ofSeconds(5);

  /** As many as the catalog takes at once. */
  private static final int MAX_PRODUCTS = 100;

  /** Fits into the port's two seconds too. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final RestClient http;
  private final JointLookup<ProductId, PricedProduct> questions =
      new JointLookup<>(MAX_PRODUCTS, PATIENCE, this::lookUp);
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "catalog",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(20)
              .minimumNumberOfCalls(10)
              .failureRateThreshold(50)
              .waitDurationInOpenState(OPEN)
              .permittedNumberOfCallsInHalfOpenState(3)
              .build());

  /**
   * @param catalog the base URL of the service, such as {@code http://localhost:8080}
   * @param client what the client is made of, such as one that is traced
   */
  public HttpProductCatalog(URI catalog, RestClient.Builder client) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(ANSWER);
    http =
        client
            .baseUrl(catalog)
            .requestFactory(requests)
            .configureMessageConverters(converters ->
                converters.withJsonConverter(new JacksonJsonHttpMessageConverter(JSON)))
            .build();
  }

  @Override
  public Map<ProductId, PricedProduct> priced(Set<ProductId> products) {
    return questions.find(products);
  }

  private Map<ProductId, PricedProduct> lookUp(Set<ProductId> products) {
    String ids = products.stream().map(ProductId::toString).collect(Collectors.joining(","));
    for (int attempt = 1; ; attempt++) {
      try {
        return breaker.executeSupplier(() -> ask(ids).priced());
      } catch (CallNotPermittedException open) {
        throw unavailable(open);
      } catch (RestClientException | IllegalArgumentException failure) {
        if (attempt == ATTEMPTS) {
          throw unavailable(failure);
        }
      }
    }
  }

  private MenuPage ask(String ids) {
    MenuPage page =
        http.get()
            .uri(uri -> uri.path("/products").queryParam("ids", ids).build())
            .retrieve()
            .body(MenuPage.class);
    if (page == null) {
      throw new RestClientException("an answer without a menu");
    }
    return page;
  }

  private static DependencyUnavailableException unavailable(RuntimeException cause) {
    return new DependencyUnavailableException("ProductCatalog", OPEN, cause);
  }
}
