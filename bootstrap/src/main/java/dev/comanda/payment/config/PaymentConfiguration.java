package dev.comanda.payment.config;

import dev.comanda.payment.adapter.dynamodb.DynamoPayments;
import dev.comanda.payment.adapter.http.PaymentController;
import dev.comanda.payment.adapter.memory.InMemoryPayments;
import dev.comanda.payment.adapter.mercadopago.ReconciliationSchedule;
import dev.comanda.payment.adapter.sqs.PaymentCancellationsListener;
import dev.comanda.payment.adapter.sqs.PaymentMessages;
import dev.comanda.payment.adapter.sqs.PaymentRequestsListener;
import dev.comanda.payment.application.CancelPayment;
import dev.comanda.payment.application.FindPayment;
import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.application.PaymentUseCases;
import dev.comanda.payment.application.Payments;
import dev.comanda.payment.application.ReconcilePayments;
import dev.comanda.payment.application.RecordProviderNotification;
import dev.comanda.payment.application.RequestPayment;
import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.shared.adapter.dynamodb.DynamoOutbox;
import dev.comanda.shared.adapter.dynamodb.TableDefinitions;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.config.Backend;
import dev.comanda.shared.config.ComandaContext;
import dev.comanda.shared.config.ComandaSettings;
import dev.comanda.shared.config.ConditionalOnHosted;
import dev.comanda.shared.config.ConditionalOnStores;
import dev.comanda.shared.config.WakeUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The hexagon of payment; who takes the money is in {@link ProviderConfiguration}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnHosted(ComandaContext.PAYMENT)
@Import(ProviderConfiguration.class)
public class PaymentConfiguration {

  // What it needs: secondary adapters

  @Bean
  MessageFormat<PaymentEvent> paymentMessages() {
    return new PaymentMessages();
  }

  @Bean
  WakeUp paymentWakeUp() {
    return new WakeUp();
  }

  // What it can do: use cases

  @Bean
  RequestPayment requestPayment(Payments payments, PaymentGateway gateway, InstantSource clock) {
    return PaymentUseCases.requestPayment(payments, gateway, clock);
  }

  @Bean
  CancelPayment cancelPayment(Payments payments, PaymentGateway gateway, InstantSource clock) {
    return PaymentUseCases.cancelPayment(payments, gateway, clock);
  }

  @Bean
  RecordProviderNotification recordProviderNotification(
      Payments payments, PaymentGateway gateway, InstantSource clock) {
    return PaymentUseCases.recordProviderNotification(payments, gateway, clock);
  }

  @Bean
  FindPayment findPayment(Payments payments) {
    return PaymentUseCases.findPayment(payments);
  }

  @Bean
  ReconcilePayments reconcilePayments(
      Payments payments, PaymentGateway gateway, InstantSource clock) {
    return PaymentUseCases.reconcilePayments(payments, gateway, clock);
  }

  // Who asks it: primary adapters

  @Bean
  PaymentController paymentController(FindPayment findPayment) {
    return new PaymentController(findPayment);
  }

  @Bean
  CloudEventHandler paymentQueue(
      RequestPayment requests, CancelPayment cancellations, OpenTelemetry telemetry) {
    return new CloudEventHandler(
        QueueDefinitions.PAYMENT,
        List.of(
            new PaymentRequestsListener(requests), new PaymentCancellationsListener(cancellations)),
        telemetry);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  ReconciliationSchedule reconciliation(
      ReconcilePayments reconcilePayments, ComandaSettings settings, MeterRegistry meters) {
    return new ReconciliationSchedule(
        reconcilePayments, settings.mercadopago().reconcileEvery(), meters);
  }

  /** Payments that end with the process. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores(Backend.MEMORY)
  static class InMemory {

    @Bean
    InMemoryOutbox paymentOutbox(InstantSource clock) {
      return new InMemoryOutbox(clock);
    }

    @Bean
    Payments payments(
        MessageFormat<PaymentEvent> format,
        @Qualifier("paymentOutbox") InMemoryOutbox outbox,
        @Qualifier("paymentWakeUp") WakeUp wakeUp) {
      return new InMemoryPayments(format, outbox, wakeUp);
    }
  }

  /** Payments in DynamoDB, each with its outgoing messages. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores({Backend.EMBEDDED, Backend.AWS})
  static class InDynamoDb {

    @Bean
    Outbox paymentOutbox(DynamoDbClient client, TableDefinitions tables, InstantSource clock) {
      return new DynamoOutbox(client, tables.payments(), clock);
    }

    @Bean
    Payments payments(
        DynamoDbClient client,
        TableDefinitions tables,
        MessageFormat<PaymentEvent> format,
        InstantSource clock,
        @Qualifier("paymentWakeUp") WakeUp wakeUp) {
      return new DynamoPayments(client, tables.payments(), format, clock, wakeUp);
    }
  }
}
