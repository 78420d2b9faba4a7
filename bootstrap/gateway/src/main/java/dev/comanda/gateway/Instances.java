package dev.comanda.gateway;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The instances of one service, in turn. One that takes no connection is passed over: nothing was
 * sent, so every method can be sent to the next. Whatever fails later is the caller's to repeat,
 * who alone knows whether that is safe.
 */
final class Instances implements HandlerFunction<ServerResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

  private final Service service;
  private final List<URI> addresses;
  private final AtomicInteger turn = new AtomicInteger();
  private final HandlerFunction<ServerResponse> proxy = HandlerFunctions.http();

  Instances(Service service, List<URI> addresses) {
    this.service = service;
    this.addresses = List.copyOf(addresses);
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws Exception {
    // CORS is the gateway's; two answers to it would be none.
    ServerRequest plain =
        BeforeFilterFunctions.removeRequestHeader(HttpHeaders.ORIGIN).apply(request);
    int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
    for (int passed = 0; passed < addresses.size(); passed++) {
      URI address = addresses.get((first + passed) % addresses.size());
      try {
        return proxy.handle(BeforeFilterFunctions.uri(address).apply(plain));
      } catch (ResourceAccessException failure) {
        if (isCausedBy(failure, SocketTimeoutException.class)
            || (isCausedBy(failure, HttpTimeoutException.class)
                && !isCausedBy(failure, ConnectException.class))) {
          LOG.warn("{} at {} has not answered in time", service.id(), address);
          return Answers.late(service);
        }
        if (!isCausedBy(failure, ConnectException.class)) {
          LOG.warn("{} at {} has broken off: {}", service.id(), address, failure.getMessage());
          return Answers.unavailable(service);
        }
        LOG.warn("{} takes no connection at {}", service.id(), address);
      }
    }
    return Answers.unavailable(service);
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
