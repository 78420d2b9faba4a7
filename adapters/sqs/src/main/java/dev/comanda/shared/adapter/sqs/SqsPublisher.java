package dev.comanda.shared.adapter.sqs;

import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends messages to SQS, as many per request as SQS takes. */
@SecondaryAdapter
public final class SqsPublisher implements MessagePublisher {

  private static final Logger LOG = LoggerFactory.getLogger(SqsPublisher.class);

  /** As many messages as SQS takes at once. */
  private static final int MAX_MESSAGES = 10;

  /** The limit of a request and of a message that every SQS has; AWS has raised its own. */
  private static final int MAX_BYTES = 256 * 1024;

  /** The only attribute: what the body is, for any reader. Types of Java are nobody's business. */
  static final Map<String, MessageAttributeValue> ATTRIBUTES =
      Map.of(
          "contentType",
          MessageAttributeValue.builder()
              .dataType("String")
              .stringValue(CloudEventsJson.CONTENT_TYPE)
              .build());

  /** SQS counts names, types and values of attributes, too. */
  private static final int ATTRIBUTE_BYTES =
      ("contentType" + "String" + CloudEventsJson.CONTENT_TYPE).length();

  private final SqsClient sqs;
  private final SqsQueues queues;

  /** Sends by this client. */
  public SqsPublisher(SqsClient sqs, SqsQueues queues) {
    this.sqs = sqs;
    this.queues = queues;
  }

  @Override
  public List<OutgoingMessage> publish(List<OutgoingMessage> messages) {
    List<OutgoingMessage> sent = new ArrayList<>();
    try {
      for (List<OutgoingMessage> batch : batches(messages)) {
        sent.addAll(send(batch));
      }
    } catch (SdkException e) {
      if (sent.isEmpty()) {
        throw SqsQueues.unavailable(e);
      }
      LOG.warn("{} of {} messages were sent", sent.size(), messages.size(), e);
    }
    return sent;
  }

  /** Answers those that arrived. */
  private List<OutgoingMessage> send(List<OutgoingMessage> batch) {
    String queue = batch.getFirst().queue();
    SendMessageBatchResponse response;
    try {
      String url = queues.url(queue);
      response =
          sqs.sendMessageBatch(request ->
              request
                  .queueUrl(url)
                  .entries(
                      IntStream.range(0, batch.size())
                          .mapToObj(i -> entry(i, batch.get(i)))
                          .toList()));
    } catch (QueueDoesNotExistException _) {
      LOG.error("there is no queue {}: {} messages wait for it", queue, batch.size());
      return List.of();
    }
    for (BatchResultErrorEntry failure : response.failed()) {
      OutgoingMessage message = batch.get(Integer.parseInt(failure.id()));
      LOG.warn("{}: {} {} was not taken: {}", queue, message.type(), message.id(), failure.code());
    }
    return response.successful().stream()
        .map(success -> batch.get(Integer.parseInt(success.id())))
        .toList();
  }

  private static SendMessageBatchRequestEntry entry(int index, OutgoingMessage message) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .messageBody(message.body())
        .messageAttributes(ATTRIBUTES)
        .build();
  }

  /** One queue each, and within the limits of a request. */
  private static List<List<OutgoingMessage>> batches(List<OutgoingMessage> messages) {
    Map<String, List<OutgoingMessage>> byQueue = new LinkedHashMap<>();
    for (OutgoingMessage message : messages) {
      byQueue.computeIfAbsent(message.queue(), _ -> new ArrayList<>()).add(message);
    }
    List<List<OutgoingMessage>> batches = new ArrayList<>();
    for (List<OutgoingMessage> sameQueue : byQueue.values()) {
      List<OutgoingMessage> batch = new ArrayList<>();
      int bytes = 0;
      for (OutgoingMessage message : sameQueue) {
        int size = size(message);
        if (size > MAX_BYTES) {
          LOG.error("{} {} has {} bytes, too many to send", message.type(), message.id(), size);
          continue;
        }
        if (batch.size() == MAX_MESSAGES || bytes + size > MAX_BYTES) {
          batches.add(batch);
          batch = new ArrayList<>();
          bytes = 0;
        }
        batch.add(message);
        bytes += size;
      }
      if (!batch.isEmpty()) {
        batches.add(batch);
      }
    }
    return batches;
  }

  private static int size(OutgoingMessage message) {
    return message.body().getBytes(StandardCharsets.UTF_8).length + ATTRIBUTE_BYTES;
  }
}
