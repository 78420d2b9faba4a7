package dev.comanda.localcloud.mercadopago;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.localcloud.mercadopago.Behaviour.Failure;
import dev.comanda.localcloud.mercadopago.Ledger.Answer;
import dev.comanda.localcloud.mercadopago.Notifier.Target;
import dev.comanda.localcloud.mercadopago.ProviderOrder.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mercado Pago on this machine. {@code /v1/orders} is the provider's API; {@code POST
 * /v1/orders/{id}/events} plays the customer who pays or does not; {@code /simulator} is for tests
 * and auditors, who set what goes wrong and read what really happened.
 */
public final class MercadoPagoSimulator implements AutoCloseable {

  private static final Pattern ORDER = Pattern.compile("/v1/orders/(ORD[0-9A-Z]{26})(/[a-z]+)?");
  private static final String ID_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LARGEST_BODY = 256 * 1024;

  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final SecureRandom random = new SecureRandom();
  private final SimulatorOptions options;
  private final InstantSource clock;
  private final Ledger ledger;
  private final Notifier notifier;
  private final HttpServer server;
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("expiry").factory());

  /** Guards the ledger, the behaviour and the keys in flight. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Set<String> keysInFlight = new HashSet<>();
  private volatile Behaviour behaviour = Behaviour.DOCUMENTED;

  /** What an operation on an order does: the order's next state, and the answer's status. */
  private record Outcome(ProviderOrder order, int status) {}

  @FunctionalInterface
  private interface Operation {
    Outcome perform(Instant now) throws ApiError;
  }

  private MercadoPagoSimulator(SimulatorOptions options, InstantSource clock) throws IOException {
    this.options = options;
    this.clock = clock;
    this.ledger = Ledger.open(json, options.directory());
    this.notifier =
        new Notifier(json, () -> behaviour, new Target(options.webhook(), options.webhookSecret()));
    // Otherwise every small answer waits 40 ms for company.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.server = HttpServer.create(new InetSocketAddress(options.host(), options.port()), 0);
    server.setExecutor(handlers);
    server.createContext("/", this::handle);
  }

  /**
   * Starts a simulator.
   *
   * @throws IOException if the port is taken or the directory not usable
   */
  public static MercadoPagoSimulator start(SimulatorOptions options) throws IOException {
    return start(options, InstantSource.system());
  }

  static MercadoPagoSimulator start(SimulatorOptions options, InstantSource clock)
      throws IOException {
    MercadoPagoSimulator simulator = new MercadoPagoSimulator(options, clock);
    simulator.server.start();
    var _ =
        simulator.timer.scheduleWithFixedDelay(
            simulator::letTimePass, 100, 100, TimeUnit.MILLISECONDS);
    return simulator;
  }

  /** The base URL for clients. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Stops; the orders stay in the directory, if there is one. */
  @Override
  public void close() {
    timer.shutdownNow();
    server.stop(0);
    handlers.shutdownNow();
    notifier.close();
    lock.lock();
    try {
      ledger.close();
    } finally {
      lock.unlock();
    }
  }

  /** Expiry and refunds happen when nobody asks. */
  private void letTimePass() {
    lock.lock();
    try {
      Instant now = clock.instant();
      for (ProviderOrder order : ledger.orders()) {
        if (order.isExpired(now)) {
          move(order, Status.expired, now);
        } else if (order.isRefunded(now)) {
          move(order, Status.refunded, now);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void move(ProviderOrder order, Status status, Instant now) {
    ProviderOrder next = order.become(status, now);
    ledger.store(next);
    notifier.changed(next);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        route(exchange);
      } catch (ApiError error) {
        fail(exchange, error);
      } catch (RuntimeException bug) {
        bug.printStackTrace();
        fail(exchange, new ApiError(500, "internal_error", String.valueOf(bug)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void route(HttpExchange exchange) throws IOException, ApiError, InterruptedException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    Matcher order = ORDER.matcher(path);
    if (path.startsWith("/simulator/")) {
      control(exchange, method, path);
    } else if (path.equals("/v1/orders") && method.equals("POST")) {
      precede(exchange);
      JsonNode body = body(exchange);
      idempotently(
          exchange,
          "create",
          body,
          now ->
              new Outcome(
                  ProviderOrder.create(OrderRequest.parse(body), id("ORD", 26), id("PAY", 26), now),
                  201));
    } else if (order.matches()) {
      onOrder(exchange, method, order.group(1), order.group(2) == null ? "" : order.group(2));
    } else if (path.startsWith("/v1/orders/")) {
      throw orderNotFound();
    } else {
      throw new ApiError(404, "not_found", method + " " + path + " is not part of this API");
    }
  }

  private void onOrder(HttpExchange exchange, String method, String id, String action)
      throws IOException, ApiError, InterruptedException {
    switch (method + action) {
      case "GET" -> {
        precede(exchange);
        answer(exchange, 200, locked(() -> current(id, clock.instant()).toJson()));
      }
      case "POST/cancel" -> {
        precede(exchange);
        idempotently(exchange, "cancel " + id, body(exchange), now -> cancel(id, now));
      }
      case "POST/refund" -> {
        precede(exchange);
        JsonNode body = body(exchange);
        if (!body.isEmpty()) {
          throw new ApiError(400, "unsupported_properties", "Only the total can be refunded");
        }
        idempotently(exchange, "refund " + id, body, now -> refund(id, now));
      }
      case "POST/events" -> {
        JsonNode status = body(exchange).get("status");
        happen(id, status == null ? "" : status.asString());
        exchange.sendResponseHeaders(204, -1);
      }
      default -> throw new ApiError(405, "method_not_allowed", method + " is not allowed here");
    }
  }

  /** A customer pays who needs no telling, where such customers are asked for. */
  private void payLater(String id) {
    Long wait = behaviour.payAfterMillis();
    if (wait != null) {
      var _ = timer.schedule(() -> pay(id), wait, TimeUnit.MILLISECONDS);
    }
  }

  private void pay(String id) {
    try {
      happen(id, Status.processed.name());
    } catch (ApiError notPayable) {
      // It was paid, or cancelled, in the meantime.
    }
  }

  private Outcome cancel(String id, Instant now) throws ApiError {
    ProviderOrder order = current(id, now);
    if (behaviour.lockedForPayment() && order.status() == Status.created) {
      throw new ApiError(409, "instore_order_locked_error", "The order is being paid");
    }
    if (order.status() == Status.canceled) {
      throw new ApiError(409, "order_already_canceled", "The order is already canceled");
    }
    if (!order.permits(Status.canceled)) {
      throw new ApiError(
          409, "cannot_cancel_order", "An order that is " + order.status() + " cannot be canceled");
    }
    return new Outcome(order.become(Status.canceled, now), 200);
  }

  private Outcome refund(String id, Instant now) throws ApiError {
    ProviderOrder order = current(id, now);
    if (!order.permits(Status.refunded) || order.refundId() != null) {
      throw new ApiError(
          409,
          "cannot_refund_order",
          order.refundId() != null
              ? "The order is already refunded, or about to be"
              : "An order that is " + order.status() + " cannot be refunded");
    }
    return new Outcome(
        order.refundAskedFor(id("REF", 26), now, Duration.ofMillis(behaviour.refundDelayMillis())),
        201);
  }

  /** The customer does something, or the provider's back office. */
  private void happen(String id, String event) throws ApiError {
    Status status =
        Arrays.stream(Status.values())
            .filter(known -> known.name().equals(event) && known != Status.created)
            .findFirst()
            .orElseThrow(() ->
                ApiError.propertyValue(
                    "status must be processed, canceled, expired, failed or refunded"));
    locked(() -> {
      Instant now = clock.instant();
      ProviderOrder order = current(id, now);
      if (!order.permits(status)) {
        throw ApiError.propertyValue(
            "An order that is " + order.status() + " cannot become " + status);
      }
      move(order, status, now);
      return order;
    });
  }

  /**
   * The order as of now: one that is past its time is not payable, even if the timer has not come
   * round.
   */
  private ProviderOrder current(String id, Instant now) throws ApiError {
    ProviderOrder order = ledger.find(id).orElseThrow(MercadoPagoSimulator::orderNotFound);
    if (!order.isExpired(now)) {
      return order;
    }
    move(order, Status.expired, now);
    return ledger.find(id).orElseThrow(MercadoPagoSimulator::orderNotFound);
  }

  /**
   * Carries out a POST once per key. Only success is remembered: a refused request has changed
   * nothing, and asking again is how a client finds out whether the reason still holds.
   */
  private void idempotently(
      HttpExchange exchange, String operation, JsonNode body, Operation operations)
      throws IOException, ApiError, InterruptedException {
    String key = exchange.getRequestHeaders().getFirst("X-Idempotency-Key");
    if (key == null || key.isBlank()) {
      throw new ApiError(400, "empty_required_header", "X-Idempotency-Key is required");
    }
    String request = operation + " " + body;
    if (!locked(() -> keysInFlight.add(key))) {
      throw new ApiError(423, "resource_locked", "A request with this key is being processed");
    }
    Answer answer;
    boolean reset = false;
    try {
      Thread.sleep(behaviour.slowMillis());
      lock.lock();
      try {
        Instant now = clock.instant();
        Answer before = ledger.answerUnder(key, now).orElse(null);
        if (before != null) {
          ledger.count(key, operation, false);
          if (!before.request().equals(request)) {
            throw new ApiError(
                409, "idempotency_key_already_used", "This key was used for another request");
          }
          answer = before;
        } else {
          answer = perform(key, operation, request, operations, now);
          reset = behaviour.resetAfterCommit() > 0;
          if (reset) {
            behaviour = behaviour.withResetAfterCommit(behaviour.resetAfterCommit() - 1);
          }
        }
      } finally {
        lock.unlock();
      }
    } finally {
      locked(() -> keysInFlight.remove(key));
    }
    if (!reset) {
      send(exchange, answer.status(), answer.body());
    }
  }

  private Answer perform(
      String key, String operation, String request, Operation operations, Instant now)
      throws ApiError {
    Outcome outcome;
    try {
      outcome = operations.perform(now);
    } catch (ApiError refused) {
      ledger.count(key, operation, false);
      throw refused;
    }
    Answer answer =
        new Answer(key, request, outcome.status(), outcome.order().toJson().toString(), now);
    ledger.store(outcome.order(), answer);
    ledger.count(key, operation, true);
    if (outcome.order().status() == Status.created) {
      payLater(outcome.order().id());
    } else if (outcome.order().refundDueAt() == null) {
      notifier.changed(outcome.order());
    }
    return answer;
  }

  /** What every API call goes through: delays and failures on demand, then the credentials. */
  private void precede(HttpExchange exchange) throws IOException, ApiError, InterruptedException {
    if (exchange.getRequestMethod().equals("GET")) {
      Thread.sleep(behaviour.slowMillis());
    }
    Optional<Failure> asked = locked(this::nextFailure);
    if (asked.isPresent()) {
      Failure failure = asked.get();
      if (failure.retryAfterSeconds() != null) {
        exchange
            .getResponseHeaders()
            .set("Retry-After", Integer.toString(failure.retryAfterSeconds()));
      }
      throw new ApiError(
          failure.status(),
          failure.code() != null
              ? failure.code()
              : failure.status() == 429 ? "too_many_requests" : "internal_error",
          "As asked for at /simulator/behaviour");
    }
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + options.accessToken()).equals(authorization)) {
      throw new ApiError(401, "unauthorized", "The access token is missing or wrong");
    }
  }

  private Optional<Failure> nextFailure() {
    Failure failure = behaviour.failNext();
    if (failure == null) {
      return Optional.empty();
    }
    behaviour =
        behaviour.withFailNext(
            failure.count() <= 1
                ? null
                : new Failure(
                    failure.count() - 1,
                    failure.status(),
                    failure.code(),
                    failure.retryAfterSeconds()));
    return Optional.of(failure);
  }

  private void control(HttpExchange exchange, String method, String path)
      throws IOException, ApiError {
    switch (method + " " + path) {
      case "GET /simulator/behaviour" -> answer(exchange, 200, json.valueToTree(behaviour));
      case "PUT /simulator/behaviour" -> {
        ObjectNode switches = json.valueToTree(behaviour);
        if (!(body(exchange) instanceof ObjectNode changes)) {
          throw ApiError.propertyType("The body must be an object");
        }
        switches.setAll(changes);
        try {
          Behaviour next = json.treeToValue(switches, Behaviour.class);
          locked(() -> behaviour = next);
        } catch (JacksonException unknown) {
          throw ApiError.propertyValue(unknown.getOriginalMessage());
        }
        answer(exchange, 200, json.valueToTree(behaviour));
      }
      case "DELETE /simulator/behaviour" -> {
        locked(() -> behaviour = Behaviour.DOCUMENTED);
        exchange.sendResponseHeaders(204, -1);
      }
      case "PUT /simulator/webhook" -> {
        JsonNode body = body(exchange);
        Target before = notifier.target();
        try {
          notifier.target(
              new Target(
                  body.has("url") ? URI.create(body.get("url").asString()) : before.url(),
                  body.has("secret") ? body.get("secret").asString() : before.secret()));
        } catch (IllegalArgumentException invalid) {
          throw ApiError.propertyValue("url is not a URL");
        }
        exchange.sendResponseHeaders(204, -1);
      }
      case "GET /simulator/ledger" -> answer(exchange, 200, locked(this::ledgerForAuditors));
      default -> throw new ApiError(404, "not_found", method + " " + path + " does not exist");
    }
  }

  private ObjectNode ledgerForAuditors() {
    ObjectNode document = json.createObjectNode();
    ledger.orders().forEach(order -> document.withArray("orders").add(order.toJson()));
    document.withArray("orders");
    document.set("calls", json.valueToTree(ledger.calls()));
    document.set("webhooks", json.valueToTree(notifier.deliveries()));
    return document;
  }

  private JsonNode body(HttpExchange exchange) throws IOException, ApiError {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new ApiError(413, "request_too_large", "The body is too large");
    }
    if (bytes.length == 0) {
      return json.createObjectNode();
    }
    try {
      return json.readTree(bytes);
    } catch (JacksonException malformed) {
      throw ApiError.propertyType("The body is not JSON");
    }
  }

  private void fail(HttpExchange exchange, ApiError error) throws IOException {
    ObjectNode document = json.createObjectNode();
    ObjectNode entry = document.putArray("errors").addObject();
    entry.put("code", error.code()).put("message", error.text()).putArray("details");
    answer(exchange, error.status(), document);
  }

  private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    send(exchange, status, json.writeValueAsString(body));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String id(String prefix, int length) {
    StringBuilder id = new StringBuilder(prefix);
    random
        .ints(length, 0, ID_ALPHABET.length())
        .forEach(index -> id.append(ID_ALPHABET.charAt(index)));
    return id.toString();
  }

  private static ApiError orderNotFound() {
    return new ApiError(404, "order_not_found", "The order does not exist");
  }

  @FunctionalInterface
  private interface Guarded<T, E extends Exception> {
    T run() throws E;
  }

  private <T, E extends Exception> T locked(Guarded<T, E> action) throws E {
    lock.lock();
    try {
      return action.run();
    } finally {
      lock.unlock();
    }
  }
}
