package dev.comanda.benchmark.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Spring Modulith's event publication registry over JDBC. The listener is asynchronous and
 * transactional, and has no transaction of its own, since it writes nothing: that spares it the one
 * that {@code @ApplicationModuleListener} would add.
 *
 * @param completion what happens to an entry when it is published: {@code update}, the default,
 *     keeps it; {@code delete} does not
 */
record ModulithRegistry(String completion) implements Contender {

  @Override
  public String name() {
    return "Modulith, " + completion;
  }

  @Override
  public String settings() {
    return completion.equals("update") ? "" : "completion-mode=" + completion;
  }

  @Override
  public String table() {
    return "public.event_publication";
  }

  @Override
  public Running start(HikariDataSource connections, MessagePublisher publisher) {
    return SpringContext.start(
        Application.class,
        Map.of(
            "spring.modulith.events.completion-mode",
            completion,
            "namastack.outbox.enabled",
            "false"),
        connections,
        publisher,
        context -> (_, message) -> context.publishEvent(message));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Listener listener(MessagePublisher publisher) {
      return new Listener(publisher);
    }
  }

  /** Open to Spring's proxy. */
  static class Listener {

    private final MessagePublisher publisher;

    Listener(MessagePublisher publisher) {
      this.publisher = publisher;
    }

    @Async
    @TransactionalEventListener
    void on(OutgoingMessage message) {
      var _ = publisher.publish(List.of(message));
    }
  }
}
