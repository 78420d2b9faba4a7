package dev.comanda.order.config;

import dev.comanda.catalog.api.Menu;
import dev.comanda.order.adapter.catalogclient.HttpProductCatalog;
import dev.comanda.order.adapter.catalogclient.InProcessProductCatalog;
import dev.comanda.order.adapter.http.OrderController;
import dev.comanda.order.adapter.memory.InMemoryOrders;
import dev.comanda.order.adapter.memory.TimeOrderedOrderIds;
import dev.comanda.order.adapter.postgres.OrdersSchema;
import dev.comanda.order.adapter.postgres.PostgresOrders;
import dev.comanda.order.adapter.postgres.PostgresOutbox;
import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.adapter.sqs.PaymentNewsListener;
import dev.comanda.order.adapter.sqs.ProductionNewsListener;
import dev.comanda.order.application.CancelOrder;
import dev.comanda.order.application.FindOrder;
import dev.comanda.order.application.ListOrders;
import dev.comanda.order.application.OrderIds;
import dev.comanda.order.application.OrderUseCases;
import dev.comanda.order.application.Orders;
import dev.comanda.order.application.PlaceOrder;
import dev.comanda.order.application.ProductCatalog;
import dev.comanda.order.application.RecordPaymentOutcome;
import dev.comanda.order.application.RecordPreparationProgress;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.adapter.postgres.SchemaMigration;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.config.Backend;
import dev.comanda.shared.config.ComandaContext;
import dev.comanda.shared.config.ComandaSettings;
import dev.comanda.shared.config.ComandaSettings.Postgres;
import dev.comanda.shared.config.ConditionalOnHosted;
import dev.comanda.shared.config.ConditionalOnStores;
import dev.comanda.shared.config.PostgresDatabase;
import dev.comanda.shared.config.WakeUp;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** The hexagon of orders. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnHosted(ComandaContext.ORDER)
public class OrderConfiguration {

  /** How its schema comes to be, and who may use it. */
  public static SchemaMigration migration(Postgres settings) {
    return OrdersSchema.migration(settings.order().ofService());
  }

  // What it needs: secondary adapters

  @Bean
  OrderIds orderIds(InstantSource clock) {
    return new TimeOrderedOrderIds(clock);
  }

  /** The menu of another process, or of this one through what catalog publishes. */
  @Bean
  ProductCatalog productCatalog(
      ComandaSettings settings, ObjectProvider<Menu> menu, RestClient.Builder http) {
    String elsewhere = settings.catalog().baseUrl();
    return elsewhere.isBlank()
        ? new InProcessProductCatalog(menu.getObject())
        : new HttpProductCatalog(URI.create(elsewhere), http);
  }

  @Bean
  MessageFormat<OrderEvent> orderMessages() {
    return new OrderMessages();
  }

  @Bean
  WakeUp orderWakeUp() {
    return new WakeUp();
  }

  // What it can do: use cases

  @Bean
  PlaceOrder placeOrder(Orders orders, ProductCatalog catalog, OrderIds ids, InstantSource clock) {
    return OrderUseCases.placeOrder(orders, catalog, ids, clock);
  }

  @Bean
  CancelOrder cancelOrder(Orders orders, InstantSource clock) {
    return OrderUseCases.cancelOrder(orders, clock);
  }

  @Bean
  RecordPaymentOutcome recordPaymentOutcome(Orders orders) {
    return OrderUseCases.recordPaymentOutcome(orders);
  }

  @Bean
  RecordPreparationProgress recordPreparationProgress(Orders orders) {
    return OrderUseCases.recordPreparationProgress(orders);
  }

  @Bean
  FindOrder findOrder(Orders orders) {
    return OrderUseCases.findOrder(orders);
  }

  @Bean
  ListOrders listOrders(Orders orders) {
    return OrderUseCases.listOrders(orders);
  }

  // Who asks it: primary adapters

  @Bean
  OrderController orderController(
      PlaceOrder placeOrder, CancelOrder cancelOrder, FindOrder findOrder, ListOrders listOrders) {
    return new OrderController(placeOrder, cancelOrder, findOrder, listOrders);
  }

  @Bean
  CloudEventHandler orderQueue(
      RecordPaymentOutcome payments, RecordPreparationProgress progress, OpenTelemetry telemetry) {
    return new CloudEventHandler(
        QueueDefinitions.ORDER,
        List.of(new PaymentNewsListener(payments), new ProductionNewsListener(progress)),
        telemetry);
  }

  /** Orders that end with the process. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores(Backend.MEMORY)
  static class InMemory {

    @Bean
    InMemoryOutbox orderOutbox(InstantSource clock) {
      return new InMemoryOutbox(clock);
    }

    @Bean
    Orders orders(
        MessageFormat<OrderEvent> format,
        @Qualifier("orderOutbox") InMemoryOutbox outbox,
        @Qualifier("orderWakeUp") WakeUp wakeUp) {
      return new InMemoryOrders(format, outbox, wakeUp);
    }
  }

  /** Orders in PostgreSQL, with the outbox beside them. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores({Backend.EMBEDDED, Backend.AWS})
  static class InPostgres {

    @Bean
    PostgresDatabase orderDatabase(ComandaSettings settings) {
      Postgres postgres = settings.postgres();
      return PostgresDatabase.open("order", postgres, migration(postgres));
    }

    @Bean
    Outbox orderOutbox(@Qualifier("orderDatabase") PostgresDatabase database) {
      return new PostgresOutbox(database.sql());
    }

    @Bean
    Orders orders(
        @Qualifier("orderDatabase") PostgresDatabase database,
        MessageFormat<OrderEvent> format,
        @Qualifier("orderWakeUp") WakeUp wakeUp) {
      return new PostgresOrders(database.sql(), format, wakeUp);
    }
  }
}
