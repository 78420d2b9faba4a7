package dev.comanda.payment.config;

import dev.comanda.payment.adapter.memory.InMemoryPaymentGateway;
import dev.comanda.payment.adapter.memory.InMemoryPaymentGateway.Happening;
import dev.comanda.payment.adapter.mercadopago.MercadoPagoGateway;
import dev.comanda.payment.adapter.mercadopago.MercadoPagoSettings;
import dev.comanda.payment.adapter.mercadopago.MercadoPagoWebhook;
import dev.comanda.payment.adapter.mercadopago.WebhookSignature;
import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.application.RecordProviderNotification;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.shared.adapter.http.AccessRules;
import dev.comanda.shared.config.ComandaSettings;
import dev.comanda.shared.config.ConditionalOnPayments;
import dev.comanda.shared.config.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Who takes the money: Mercado Pago, or a provider in this process. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

  /** A provider in this process, with the door by which the simulator's payments are made. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnPayments(Topology.Provider.MEMORY)
  static class InMemory {

    private static final String EVENTS = "/v1/orders/{id}/events";

    @Bean
    InMemoryPaymentGateway paymentGateway(InstantSource clock) {
      return new InMemoryPaymentGateway(clock);
    }

    @Bean
    AccessRules.Rule anyonePays() {
      return new AccessRules.Rule(HttpMethod.POST, EVENTS, new AccessRules.Access.Anyone());
    }

    @Bean
    RouterFunction<ServerResponse> providerEvents(
        InMemoryPaymentGateway provider, RecordProviderNotification notifications) {
      provider.tell(order -> notifications.record(new RecordProviderNotification.Command(order)));
      return RouterFunctions.route()
          .POST(
              EVENTS,
              request -> {
                Map<String, String> event =
                    request.body(new ParameterizedTypeReference<Map<String, String>>() {});
                boolean happened =
                    happening(event.get("status"))
                        .flatMap(it ->
                            providerOrder(request.pathVariable("id"))
                                .map(order -> provider.simulate(order, it)))
                        .orElse(false);
                return (happened ? ServerResponse.noContent() : ServerResponse.badRequest())
                    .build();
              })
          .build();
    }

    private static Optional<ProviderOrderId> providerOrder(String id) {
      try {
        return Optional.of(new ProviderOrderId(id));
      } catch (IllegalArgumentException noSuchName) {
        return Optional.empty();
      }
    }

    private static Optional<Happening> happening(@Nullable String status) {
      return Arrays.stream(Happening.values())
          .filter(it -> it.name().equalsIgnoreCase(status))
          .findFirst();
    }
  }

  /** Mercado Pago, or its simulator, over HTTP. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnPayments(Topology.Provider.MERCADOPAGO)
  static class OverHttp {

    /** Wide: state is re-read at the provider, so an old notification does no harm. */
    private static final Duration TOLERANCE = Duration.ofDays(7);

    @Bean
    PaymentGateway paymentGateway(ComandaSettings settings, RestClient.Builder http) {
      ComandaSettings.MercadoPago provider = settings.mercadopago();
      return new MercadoPagoGateway(
          new MercadoPagoSettings(provider.baseUrl(), provider.accessToken(), provider.pos()),
          http);
    }

    @Bean
    MercadoPagoWebhook mercadoPagoWebhook(
        ComandaSettings settings,
        RecordProviderNotification notifications,
        InstantSource clock,
        MeterRegistry meters) {
      ComandaSettings.MercadoPago provider = settings.mercadopago();
      return new MercadoPagoWebhook(
          new WebhookSignature(List.of(provider.webhookSecret(), provider.previousWebhookSecret())),
          Optional.of(TOLERANCE),
          notifications,
          clock,
          meters);
    }
  }
}
