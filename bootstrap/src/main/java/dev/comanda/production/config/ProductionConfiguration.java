package dev.comanda.production.config;

import dev.comanda.production.adapter.dynamodb.DynamoKitchenTickets;
import dev.comanda.production.adapter.http.ProductionController;
import dev.comanda.production.adapter.memory.InMemoryKitchenTickets;
import dev.comanda.production.adapter.sqs.KitchenCancellationsListener;
import dev.comanda.production.adapter.sqs.KitchenOrdersListener;
import dev.comanda.production.adapter.sqs.ProductionMessages;
import dev.comanda.production.application.AcceptOrder;
import dev.comanda.production.application.CompletePreparation;
import dev.comanda.production.application.HandOver;
import dev.comanda.production.application.KitchenTickets;
import dev.comanda.production.application.ListKitchenQueue;
import dev.comanda.production.application.ProductionUseCases;
import dev.comanda.production.application.StartPreparation;
import dev.comanda.production.application.WithdrawOrder;
import dev.comanda.production.domain.TicketEvent;
import dev.comanda.shared.adapter.dynamodb.DynamoOutbox;
import dev.comanda.shared.adapter.dynamodb.TableDefinitions;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.config.Backend;
import dev.comanda.shared.config.ComandaContext;
import dev.comanda.shared.config.ConditionalOnHosted;
import dev.comanda.shared.config.ConditionalOnStores;
import dev.comanda.shared.config.WakeUp;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The hexagon of production. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnHosted(ComandaContext.PRODUCTION)
public class ProductionConfiguration {

  // What it needs: secondary adapters

  @Bean
  MessageFormat<TicketEvent> productionMessages() {
    return new ProductionMessages();
  }

  @Bean
  WakeUp productionWakeUp() {
    return new WakeUp();
  }

  // What it can do: use cases

  @Bean
  AcceptOrder acceptOrder(KitchenTickets tickets, InstantSource clock) {
    return ProductionUseCases.acceptOrder(tickets, clock);
  }

  @Bean
  WithdrawOrder withdrawOrder(KitchenTickets tickets, InstantSource clock) {
    return ProductionUseCases.withdrawOrder(tickets, clock);
  }

  @Bean
  StartPreparation startPreparation(KitchenTickets tickets, InstantSource clock) {
    return ProductionUseCases.startPreparation(tickets, clock);
  }

  @Bean
  CompletePreparation completePreparation(KitchenTickets tickets, InstantSource clock) {
    return ProductionUseCases.completePreparation(tickets, clock);
  }

  @Bean
  HandOver handOver(KitchenTickets tickets, InstantSource clock) {
    return ProductionUseCases.handOver(tickets, clock);
  }

  @Bean
  ListKitchenQueue listKitchenQueue(KitchenTickets tickets) {
    return ProductionUseCases.listKitchenQueue(tickets);
  }

  // Who asks it: primary adapters

  @Bean
  ProductionController productionController(
      ListKitchenQueue queue,
      StartPreparation start,
      CompletePreparation complete,
      HandOver handOver) {
    return new ProductionController(queue, start, complete, handOver);
  }

  @Bean
  CloudEventHandler productionQueue(
      AcceptOrder releases, WithdrawOrder cancellations, OpenTelemetry telemetry) {
    return new CloudEventHandler(
        QueueDefinitions.PRODUCTION,
        List.of(
            new KitchenOrdersListener(releases), new KitchenCancellationsListener(cancellations)),
        telemetry);
  }

  /** Tickets that end with the process. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores(Backend.MEMORY)
  static class InMemory {

    @Bean
    InMemoryOutbox productionOutbox(InstantSource clock) {
      return new InMemoryOutbox(clock);
    }

    @Bean
    KitchenTickets kitchenTickets(
        MessageFormat<TicketEvent> format,
        @Qualifier("productionOutbox") InMemoryOutbox outbox,
        @Qualifier("productionWakeUp") WakeUp wakeUp) {
      return new InMemoryKitchenTickets(format, outbox, wakeUp);
    }
  }

  /** Tickets in DynamoDB, each with its outgoing messages. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores({Backend.EMBEDDED, Backend.AWS})
  static class InDynamoDb {

    @Bean
    Outbox productionOutbox(DynamoDbClient client, TableDefinitions tables, InstantSource clock) {
      return new DynamoOutbox(client, tables.productions(), clock);
    }

    @Bean
    KitchenTickets kitchenTickets(
        DynamoDbClient client,
        TableDefinitions tables,
        MessageFormat<TicketEvent> format,
        InstantSource clock,
        @Qualifier("productionWakeUp") WakeUp wakeUp) {
      return new DynamoKitchenTickets(client, tables.productions(), format, clock, wakeUp);
    }
  }
}
