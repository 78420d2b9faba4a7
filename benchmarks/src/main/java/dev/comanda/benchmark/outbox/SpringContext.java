package dev.comanda.benchmark.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.benchmark.Samples;
import dev.comanda.order.adapter.postgres.PostgresOrders;
import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A Spring Boot application around a library. The order is stored by the very statement that ours
 * uses, only without its outbox part; the library stores the very message in the same transaction.
 */
final class SpringContext implements Contender.Running {

  private static final MessageFormat<OrderEvent> FORMAT = new OrderMessages();

  private final ConfigurableApplicationContext context;
  private final TransactionTemplate transaction;
  private final PostgresOrders orders;
  private final BiConsumer<Order, OutgoingMessage> store;

  private SpringContext(
      ConfigurableApplicationContext context,
      HikariDataSource connections,
      BiConsumer<Order, OutgoingMessage> store) {
    this.context = context;
    this.transaction = context.getBean(TransactionTemplate.class);
    this.orders =
        new PostgresOrders(
            Jooq.on(new TransactionAwareDataSourceProxy(connections)), _ -> List.of(), () -> {});
    this.store = store;
  }

  /**
   * @param application with {@code @EnableAutoConfiguration}; finds the publisher as a bean
   * @param store gives a message to the library, within a transaction
   */
  static SpringContext start(
      Class<?> application,
      Map<String, Object> properties,
      HikariDataSource connections,
      MessagePublisher publisher,
      Function<ConfigurableApplicationContext, BiConsumer<Order, OutgoingMessage>> store) {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .properties(Map.of("spring.main.banner-mode", "off"))
            .properties(properties)
            .initializers(starting -> {
              starting.getBeanFactory().registerSingleton("dataSource", connections);
              starting.getBeanFactory().registerSingleton("publisher", publisher);
            })
            .run();
    return new SpringContext(context, connections, store.apply(context));
  }

  @Override
  public void accept(Order order) {
    transaction.executeWithoutResult(_ -> {
      Samples.requireStored(orders.add(order, Samples.keyOf(order)));
      for (OrderEvent event : order.events()) {
        for (OutgoingMessage message : FORMAT.messagesFor(event)) {
          store.accept(order, message);
        }
      }
    });
  }

  @Override
  public void close() {
    context.close();
  }
}
