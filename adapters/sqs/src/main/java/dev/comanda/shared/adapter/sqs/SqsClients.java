package dev.comanda.shared.adapter.sqs;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * Clients with bounded patience: whoever sends learns within {@link #CALL} that SQS does not
 * answer, while a long poll may last. Close them when they are no longer needed.
 */
public final class SqsClients {

  /** The longest a call may take, with all its attempts; receiving sets its own limit. */
  static final Duration CALL = Duration.ofSeconds(8);

  /** The longest one attempt may take. */
  private static final Duration ATTEMPT = Duration.ofSeconds(3);

  /** A queue server that is there takes a connection at once. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** A long poll is silent for up to 20 seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(35);

  /** Each consumer holds one while it waits for messages; the rest is for sending and deleting. */
  private static final int MAX_CONNECTIONS = 100;

  private SqsClients() {}

  /** The SQS of an AWS account; region and credentials as the environment says. */
  public static SqsClient aws() {
    return bounded().build();
  }

  /**
   * ElasticMQ, or whatever else speaks like SQS.
   *
   * @param endpoint such as {@code http://127.0.0.1:19324}
   */
  public static SqsClient local(URI endpoint) {
    return bounded()
        .endpointOverride(endpoint)
        .region(Region.SA_EAST_1)
        // ElasticMQ wants some and does not look at them.
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static SqsClientBuilder bounded() {
    return SqsClient.builder()
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(CONNECT)
                .connectionAcquisitionTimeout(CONNECT)
                .socketTimeout(SILENCE))
        .overrideConfiguration(
            configuration -> configuration.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
  }
}
