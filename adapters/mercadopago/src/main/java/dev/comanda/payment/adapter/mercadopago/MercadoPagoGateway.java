package dev.comanda.payment.adapter.mercadopago;

import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.RequestKey;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payments through Mercado Pago's Orders API. The official SDK is not used: it cannot express a QR
 * code order (docs/adr/0006). A change is answered with what is read afterwards, because the
 * answers to changes lack what has to be compared.
 */
@SecondaryAdapter
public final class MercadoPagoGateway implements PaymentGateway {

  private static final Logger LOG = LoggerFactory.getLogger(MercadoPagoGateway.class);

  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final OrdersApi api;
  private final String pos;

  /**
   * @param http brings what the application wants of every client, such as observation; it is
   *     copied
   */
  public MercadoPagoGateway(MercadoPagoSettings settings, RestClient.Builder http) {
    this.pos = settings.pos();
    this.api = api(settings, http);
  }

  @Override
  public Creation create(PaymentSnapshot payment, RequestKey key) {
    CreateOrder order = CreateOrder.of(payment, pos);
    try {
      return Exchanges.repeatedly(
          "a new order",
          () -> new Creation.Created(translated(api.create(key.value(), order), null)));
    } catch (RestClientResponseException e) {
      String code = code(e);
      if (e.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
        // Our point of sale is not set up there: no reason to reject what customers order.
        LOG.error("Mercado Pago does not know the point of sale: {}", code);
        throw new DependencyUnavailableException("PaymentGateway", Duration.ofMinutes(5), null);
      }
      LOG.error("Mercado Pago declines payment {}: {} {}", payment.id(), status(e), code);
      return new Creation.Declined(code);
    }
  }

  @Override
  public Reading find(ProviderOrderId id) {
    try {
      return new Reading.Found(read(id));
    } catch (RestClientResponseException e) {
      return switch (status(e)) {
        // 400 is for ids that Mercado Pago does not even look for.
        case 400, 404 -> new Reading.Unknown();
        default -> {
          LOG.error("Mercado Pago refuses to show an order: {} {}", status(e), code(e));
          throw new DependencyUnavailableException("PaymentGateway", Duration.ofMinutes(1), null);
        }
      };
    }
  }

  @Override
  public Answer cancel(ProviderOrderId id, RequestKey key) {
    return change("a cancellation", id, () -> api.cancel(key.value(), id.value()));
  }

  @Override
  public Answer refund(ProviderOrderId id, RequestKey key) {
    return change("a refund", id, () -> api.refund(key.value(), id.value()));
  }

  private Answer change(String what, ProviderOrderId id, Runnable request) {
    try {
      Exchanges.repeatedly(
          what,
          () -> {
            request.run();
            return true;
          });
    } catch (RestClientResponseException e) {
      String code = code(e);
      LOG.info("Mercado Pago refuses {}: {} {}", what, status(e), code);
      return new Answer.NotPossible(code);
    }
    return switch (find(id)) {
      case Reading.Found found -> new Answer.Taken(found.order());
      case Reading.Unknown _ -> new Answer.NotPossible("order_not_found");
    };
  }

  private ProviderOrder read(ProviderOrderId id) {
    return Exchanges.repeatedly("a question", () -> translated(api.find(id.value()), id));
  }

  /**
   * @throws RestClientException if it is no answer, or none to what was asked
   */
  static ProviderOrder translated(
      @Nullable OrderResource resource, @Nullable ProviderOrderId asked) {
    if (resource == null) {
      throw new RestClientException("an answer without an order");
    }
    ProviderOrder order;
    try {
      order = resource.toDomain();
    } catch (IllegalArgumentException e) {
      throw new RestClientException("an answer without an order's id", e);
    }
    if (asked != null && !order.id().equals(asked)) {
      throw new RestClientException("an answer about another order");
    }
    return order;
  }

  private static int status(RestClientResponseException e) {
    return e.getStatusCode().value();
  }

  private static String code(RestClientResponseException e) {
    try {
      ErrorResource error = JSON.readValue(e.getResponseBodyAsByteArray(), ErrorResource.class);
      return error == null ? "unknown" : error.code();
    } catch (JacksonException _) {
      return "unknown";
    }
  }

  private static OrdersApi api(MercadoPagoSettings settings, RestClient.Builder http) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            // The access token goes to Mercado Pago and to nobody that it points to.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(settings.readTimeout());
    RestClient rest =
        http.clone()
            .baseUrl(settings.baseUrl().toString())
            .requestFactory(requests)
            .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.accessToken())
            .configureMessageConverters(converters ->
                converters.withJsonConverter(new JacksonJsonHttpMessageConverter(JSON)))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest))
        .build()
        .createClient(OrdersApi.class);
  }
}
