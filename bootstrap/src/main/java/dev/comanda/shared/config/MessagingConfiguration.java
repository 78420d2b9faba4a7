package dev.comanda.shared.config;

import dev.comanda.shared.adapter.http.DeadLettersController;
import dev.comanda.shared.adapter.memory.InMemoryQueues;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.adapter.sqs.SqsClients;
import dev.comanda.shared.adapter.sqs.SqsConsumer;
import dev.comanda.shared.adapter.sqs.SqsDeadLetters;
import dev.comanda.shared.adapter.sqs.SqsPublisher;
import dev.comanda.shared.adapter.sqs.SqsQueues;
import dev.comanda.shared.application.messaging.DeadLetters;
import dev.comanda.shared.application.messaging.ListDeadLetters;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.MessagingUseCases;
import dev.comanda.shared.application.messaging.RedriveDeadLetter;
import dev.comanda.shared.application.messaging.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How messages travel in this process: over SQS, or in memory. The contexts only say what they
 * publish (an {@code Outbox}) and what they take (a {@code CloudEventHandler}).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnHosted({ComandaContext.ORDER, ComandaContext.PAYMENT, ComandaContext.PRODUCTION})
public class MessagingConfiguration {

  @Bean
  QueueDefinitions queueDefinitions() {
    return QueueDefinitions.load();
  }

  @Bean
  Messaging messaging(
      MessagePublisher publisher,
      QueueConsumers consumers,
      QueueLevels levels,
      ListableBeanFactory parts,
      MeterRegistry meters,
      InstantSource clock) {
    return new Messaging(
        publisher, consumers, levels, parts, meters, () -> new Backlog(meters, clock));
  }

  /**
   * What could not be delivered, of all contexts: in one place, so that operators need to know one
   * address, and beside the context in which everything about an order comes together.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnHosted(ComandaContext.ORDER)
  static class Operations {

    @Bean
    ListDeadLetters listDeadLetters(DeadLetters letters) {
      return MessagingUseCases.listDeadLetters(letters);
    }

    @Bean
    RedriveDeadLetter redriveDeadLetter(DeadLetters letters) {
      return MessagingUseCases.redriveDeadLetter(letters);
    }

    @Bean
    DeadLettersController deadLettersController(ListDeadLetters list, RedriveDeadLetter redrive) {
      return new DeadLettersController(list, redrive);
    }
  }

  /** Queues that end with the process. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnQueues(Backend.MEMORY)
  static class InMemory {

    @Bean
    InMemoryQueues queues(QueueDefinitions definitions, InstantSource clock) {
      return new InMemoryQueues(definitions.names(), Retries.PATIENT, clock);
    }

    @Bean
    QueueConsumers queueConsumers(InMemoryQueues queues) {
      return (queue, handler) -> {
        queues.deliver(queue, handler);
        // Memory is always there, and handlers end with the queues.
        return new QueueConsumers.Connection(() -> true, () -> {});
      };
    }

    @Bean
    QueueLevels queueLevels(InMemoryQueues queues) {
      return queues::level;
    }
  }

  /** Queues of AWS, or of whatever speaks like it on this machine. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnQueues({Backend.EMBEDDED, Backend.AWS})
  static class OverSqs {

    @Bean
    SqsClient sqsClient(ComandaSettings settings) {
      return ComandaSettings.Aws.endpoint(settings.aws().sqsEndpoint())
          .map(SqsClients::local)
          .orElseGet(SqsClients::aws);
    }

    @Bean
    SqsQueues sqsQueues(
        SqsClient client,
        QueueDefinitions definitions,
        Topology topology,
        ComandaSettings settings) {
      SqsQueues queues = new SqsQueues(client, settings.aws().queuePrefix());
      if (topology.queues() == Backend.EMBEDDED) {
        Patiently.until("the queues are there", () -> queues.create(definitions));
      }
      return queues;
    }

    @Bean
    MessagePublisher messagePublisher(SqsClient client, SqsQueues queues) {
      return new SqsPublisher(client, queues);
    }

    @Bean
    DeadLetters deadLetters(SqsClient client, SqsQueues queues, QueueDefinitions definitions) {
      return new SqsDeadLetters(client, queues, definitions);
    }

    @Bean
    QueueConsumers queueConsumers(
        SqsClient client, SqsQueues queues, QueueDefinitions definitions, MeterRegistry meters) {
      return (queue, handler) -> {
        Timer ages =
            Timer.builder("comanda.message.age")
                .description("How long ago messages had been sent when they were received.")
                .tag("queue", queue)
                .register(meters);
        SqsConsumer consumer =
            new SqsConsumer(
                client,
                queues,
                definitions.queue(queue),
                handler,
                ages::record,
                SqsConsumer.Settings.DEFAULT);
        consumer.start();
        return new QueueConsumers.Connection(consumer::healthy, consumer::close);
      };
    }

    @Bean
    QueueLevels queueLevels(SqsQueues queues, QueueDefinitions definitions) {
      return queue -> queues.level(definitions.queue(queue));
    }

    @Bean
    HealthIndicator queuesHealth(SqsQueues queues, QueueDefinitions definitions) {
      return () -> Health.up().withDetails(queues.waiting(definitions.names())).build();
    }
  }
}
