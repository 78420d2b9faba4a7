package dev.comanda.shared.adapter.dynamodb;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Clients with bounded patience: whoever waits for DynamoDB knows within {@link #CALL} that it does
 * not answer. Close them when they are no longer needed.
 */
public final class DynamoClients {

  /** The longest a call may take, with all its attempts. */
  static final Duration CALL = Duration.ofSeconds(6);

  /** The longest one attempt may take; DynamoDB answers in milliseconds, its laptop twin not. */
  private static final Duration ATTEMPT = Duration.ofSeconds(2);

  /** A table store that is there takes a connection at once. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** More at once would only queue elsewhere; virtual threads wait here instead. */
  private static final int MAX_CONNECTIONS = 100;

  private DynamoClients() {}

  /** The DynamoDB of an AWS account; region and credentials as the environment says. */
  public static DynamoDbClient aws() {
    return bounded().build();
  }

  /**
   * DynamoDB Local, or whatever else speaks like it.
   *
   * @param endpoint such as {@code http://127.0.0.1:18000}
   */
  public static DynamoDbClient local(URI endpoint) {
    return local(bounded(), endpoint).build();
  }

  static DynamoDbClientBuilder local(DynamoDbClientBuilder builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.SA_EAST_1)
        // DynamoDB Local wants some, of letters and digits, and does not look at them.
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  static DynamoDbClientBuilder bounded() {
    SdkHttpClient.Builder<?> http =
        Apache5HttpClient.builder()
            .maxConnections(MAX_CONNECTIONS)
            .connectionTimeout(CONNECT)
            .connectionAcquisitionTimeout(CONNECT)
            .socketTimeout(ATTEMPT);
    return DynamoDbClient.builder()
        .httpClientBuilder(http)
        .overrideConfiguration(
            configuration -> configuration.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
  }
}
