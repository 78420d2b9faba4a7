package dev.comanda.benchmark.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Namastack Outbox over JDBC. The order's id is the key of its message, as its documentation does
 * it: messages of one order stay in order, those of several are handled in parallel.
 *
 * @param variant for tables
 * @param tuning below {@code namastack.outbox}
 */
record NamastackOutbox(String variant, Map<String, String> tuning) implements Contender {

  /** As it comes: a look every two seconds, for ten keys. */
  static NamastackOutbox withDefaults() {
    return new NamastackOutbox("defaults", Map.of());
  }

  /** Looks a hundred times a second, for as many keys as ours claims, and keeps nothing. */
  static NamastackOutbox tuned() {
    return new NamastackOutbox(
        "tuned",
        Map.of(
            "polling.fixed.interval", "10ms",
            "polling.batch-size", "50",
            "processing.delete-completed-records", "true"));
  }

  @Override
  public String name() {
    return "Namastack, " + variant;
  }

  @Override
  public String settings() {
    return tuning.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Override
  public String table() {
    return "public.outbox_record";
  }

  @Override
  public Running start(HikariDataSource connections, MessagePublisher publisher) {
    Map<String, Object> properties = new HashMap<>();
    tuning.forEach((name, value) -> properties.put("namastack.outbox." + name, value));
    properties.put(
        "spring.autoconfigure.exclude",
        "org.springframework.modulith.events.config.EventPublicationAutoConfiguration,"
            + "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration");
    return SpringContext.start(
        Application.class,
        properties,
        connections,
        publisher,
        context -> {
          Outbox outbox = context.getBean(Outbox.class);
          return (order, message) -> outbox.schedule(message, order.getId().toString());
        });
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {

    @Bean
    OutboxTypedHandler<OutgoingMessage> handler(MessagePublisher publisher) {
      return new Handler(publisher);
    }
  }

  private record Handler(MessagePublisher publisher)
      implements OutboxTypedHandler<OutgoingMessage> {

    @Override
    public void handle(OutgoingMessage message, OutboxRecordMetadata metadata) {
      var _ = publisher.publish(List.of(message));
    }
  }
}
