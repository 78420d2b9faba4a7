package dev.comanda.benchmark.system;

import dev.comanda.benchmark.Samples;
import dev.comanda.benchmark.load.Exchange;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Q: one of the server's queues and nothing but its own client. */
final class QueueServer {

  /** As many messages as SQS takes and gives at once. */
  static final int BATCH = 10;

  /** What is sent, again and again. */
  static final String MESSAGE = Samples.message();

  private final SqsClient sqs;
  private final String url;

  /** A queue that exists. */
  QueueServer(SqsClient sqs, String queue) {
    this.sqs = sqs;
    this.url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  /** A batch is sent, a batch is received, and what was received is deleted. */
  Exchange sendReceiveDelete() {
    List<SendMessageBatchRequestEntry> batch =
        IntStream.range(0, BATCH)
            .mapToObj(i ->
                SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(MESSAGE)
                    .build())
            .toList();
    return () -> {
      sqs.sendMessageBatch(request -> request.queueUrl(url).entries(batch));
      List<Message> received =
          sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(BATCH))
              .messages();
      sqs.deleteMessageBatch(request ->
          request
              .queueUrl(url)
              .entries(
                  received.stream()
                      .map(message ->
                          DeleteMessageBatchRequestEntry.builder()
                              .id(message.messageId())
                              .receiptHandle(message.receiptHandle())
                              .build())
                      .toList()));
      return Exchange.OK;
    };
  }

  /** Forgets all messages: nobody is there to take them, and they would fill the server. */
  void empty() {
    sqs.purgeQueue(request -> request.queueUrl(url));
  }
}
