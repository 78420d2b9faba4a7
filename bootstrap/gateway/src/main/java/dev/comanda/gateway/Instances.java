package dev.comanda.gateway;

import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The instances of one service, in turn; a host name stands for all addresses that it has just now,
 * which is how containers are scaled. One that takes no connection is passed over: nothing was
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
    List<URI> instances = addresses.stream().flatMap(this::behind).toList();
    int first = turn.getAndIncrement();
    for (int passed = 0; passed < instances.size(); passed++) {
      URI address = instances.get(Math.floorMod(first + passed, instances.size()));
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

  /** Each machine once: of a name with addresses of both kinds, the preferred kind. */
  private Stream<URI> behind(URI address) {
    try {
      InetAddress[] all = InetAddress.getAllByName(address.getHost());
      return Arrays.stream(all)
          .filter(one -> one.getClass() == all[0].getClass())
          .map(one -> UriComponentsBuilder.fromUri(address).host(literal(one)).build().toUri());
    } catch (UnknownHostException gone) {
      LOG.warn("{} has no address at {}", service.id(), address);
      return Stream.empty();
    }
  }

  private static String literal(InetAddress address) {
    String host = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + host + "]" : host;
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
