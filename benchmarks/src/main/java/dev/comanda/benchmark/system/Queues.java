package dev.comanda.benchmark.system;

import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.adapter.sqs.SqsClients;
import java.net.URI;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queues, as somebody sees them who is not the application. */
final class Queues implements AutoCloseable {

  private final SqsClient sqs;

  Queues(Infrastructure infrastructure) {
    this.sqs = SqsClients.local(URI.create(infrastructure.sqsEndpoint()));
  }

  /** Forgets all messages: nobody is there to take them, and they would fill the server. */
  void empty() {
    for (String name : QueueDefinitions.load().names()) {
      String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
      sqs.purgeQueue(request -> request.queueUrl(url));
    }
  }

  @Override
  public void close() {
    sqs.close();
  }
}
