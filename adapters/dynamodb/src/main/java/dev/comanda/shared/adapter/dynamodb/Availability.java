package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Tells "DynamoDB does not answer" from a fault of ours: no connection, no answer in time, a server
 * error and throttling pass by themselves; whatever else it complains of is our mistake and stays
 * as it is.
 */
final class Availability {

  /** The client has waited and retried by then; a caller may do so a little later. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final String port;

  /**
   * @param port the port that cannot be served while DynamoDB does not answer
   */
  Availability(String port) {
    this.port = port;
  }

  <T> T during(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkClientException e) {
      throw unavailable(e);
    } catch (SdkServiceException e) {
      if (e.statusCode() >= 500 || e.isThrottlingException()) {
        throw unavailable(e);
      }
      throw e;
    }
  }

  private DependencyUnavailableException unavailable(RuntimeException cause) {
    return new DependencyUnavailableException(port, RETRY_AFTER, cause);
  }
}
