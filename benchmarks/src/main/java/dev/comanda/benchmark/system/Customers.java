package dev.comanda.benchmark.system;

import dev.comanda.benchmark.load.Exchange;
import dev.comanda.benchmark.load.HttpConnections;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.HttpHeaders;

/** A hundred guests with a token each, who order, look at their orders and take turns. */
public final class Customers {

  private static final int COUNT = 100;
  private static final byte[] GUEST = json("{\"grantType\":\"guest\"}");

  /** What everybody orders: two products of the menu, one of them twice. */
  private static final byte[] BASKET =
      json(
          """
          {"items":[{"productId":"01970000-0000-7000-8000-000000000001","quantity":2},\
          {"productId":"01970000-0000-7000-8000-000000000005","quantity":1}]}\
          """);

  private final HttpConnections http;
  private final URI orders;
  private final List<Map<String, String>> guests;
  private final List<URI> placed = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  private Customers(HttpConnections http, URI orders, List<Map<String, String>> guests) {
    this.http = http;
    this.orders = orders;
    this.guests = guests;
  }

  /**
   * They get their tokens: new ones for each round, because a token is good for 15 minutes.
   *
   * @param identity who gives the tokens
   * @param service who takes the orders
   */
  public static Customers arrive(HttpConnections http, URI identity, URI service)
      throws IOException {
    List<Map<String, String>> guests = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      guests.add(bearer(http, identity, GUEST));
    }
    return new Customers(http, service.resolve("/order"), guests);
  }

  /** The employee who exists from the start. */
  public static Map<String, String> kitchen(HttpConnections http, URI identity) throws IOException {
    return bearer(
        http,
        identity,
        json(
            """
            {"grantType":"employee","username":"kitchen","password":"%s"}\
            """
                .formatted(Deployment.EMPLOYEE_PASSWORD)));
  }

  /** Text as it goes over the wire. */
  public static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Somebody places an order. */
  Exchange order() {
    return () -> http.status(HttpConnections.post(orders, BASKET, withKey(guests.get(next()))));
  }

  /** Somebody places an order and tells its id. */
  public UUID placeOrder() throws IOException {
    return UUID.fromString(
        http.answer(HttpConnections.post(orders, BASKET, withKey(guests.get(next()))))
            .expect(201)
            .json()
            .path("id")
            .asString());
  }

  /** Everybody places one order, which they may look at; answers how long such an order is. */
  int orderOnce() throws IOException {
    placed.clear();
    int length = 0;
    for (Map<String, String> guest : guests) {
      HttpConnections.Answer answer =
          http.answer(HttpConnections.post(orders, BASKET, withKey(guest))).expect(201);
      placed.add(URI.create(orders + "/" + answer.json().path("id").asString()));
      length = answer.bytes();
    }
    return length;
  }

  /** Somebody looks at the order of {@link #orderOnce}. */
  Exchange lookAtOrder() {
    return () -> {
      int who = next();
      return http.status(HttpConnections.get(placed.get(who), guests.get(who)));
    };
  }

  /** Somebody sends the body of an order elsewhere. */
  Exchange post(URI uri) {
    return () -> http.status(HttpConnections.post(uri, BASKET, withKey(guests.get(next()))));
  }

  /** Somebody gets something. */
  Exchange get(URI uri) {
    return () -> http.status(HttpConnections.get(uri, guests.get(next())));
  }

  /** Somebody without a token gets something. */
  Exchange getAsAnybody(URI uri) {
    return () -> http.status(HttpConnections.get(uri, Map.of()));
  }

  /** How long what somebody gets is. */
  int lengthOf(URI uri) throws IOException {
    return http.answer(HttpConnections.get(uri, guests.getFirst())).expect(200).bytes();
  }

  URI page(int limit) {
    return URI.create(orders + "?limit=" + limit);
  }

  private int next() {
    return Math.floorMod(turn.getAndIncrement(), COUNT);
  }

  private static Map<String, String> withKey(Map<String, String> guest) {
    return Map.of(
        HttpHeaders.AUTHORIZATION,
        guest.getOrDefault(HttpHeaders.AUTHORIZATION, ""),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private static Map<String, String> bearer(HttpConnections http, URI identity, byte[] grant)
      throws IOException {
    String token =
        http.answer(HttpConnections.post(identity.resolve("/auth/token"), grant, Map.of()))
            .expect(200)
            .json()
            .path("accessToken")
            .asString();
    return Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + token);
  }
}
