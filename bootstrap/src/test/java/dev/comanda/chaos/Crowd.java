package dev.comanda.chaos;

import dev.comanda.endtoend.Answer;
import dev.comanda.endtoend.Api;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Customers and a kitchen that use the system through the gateway as people do: they repeat what
 * was not answered, under the same key, and never give up while the restaurant is open.
 */
final class Crowd {

  /** What a customer is going to do with an order. */
  enum Intent {
    /** Pays and eats. */
    PAY(60),
    /** Pays and calls the order off at the same time. */
    PAY_AND_CANCEL(10),
    /** Calls the order off instead of paying. */
    CANCEL(8),
    /** Calls the order off, and pays the code that is still on the screen. */
    CANCEL_AND_PAY_LATE(8),
    /** Has no money: the payment fails. */
    FAIL(6),
    /** Walks away until the code expires. */
    LEAVE(5),
    /** The provider cancels the order by itself. */
    PROVIDER_CANCELS(3);

    private final int weight;

    Intent(int weight) {
      this.weight = weight;
    }

    static Intent any(Random random) {
      int left = random.nextInt(100);
      for (Intent intent : values()) {
        left -= intent.weight;
        if (left < 0) {
          return intent;
        }
      }
      throw new IllegalStateException("the weights add up to 100");
    }
  }

  /**
   * An order that somebody was promised.
   *
   * @param at nanoseconds on this process's clock
   */
  record Accepted(String order, String key, String total, Intent intent, long at) {}

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** So that what has died finds some of two cores to start again on. */
  private static final Duration BETWEEN_VISITS = Duration.ofMillis(1_500);

  private final Stage stage;
  private final long seed;
  private final int customers;
  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean open = true;
  private volatile boolean patient = true;

  /** So many customers at a time. */
  Crowd(Stage stage, long seed, int customers) {
    this.stage = stage;
    this.seed = seed;
    this.customers = customers;
  }

  /** Everybody comes. */
  void start() {
    for (int number = 0; number < customers; number++) {
      int customer = number;
      people.add(Thread.ofVirtual().name("customer-" + number).start(() -> visitAgain(customer)));
    }
    people.add(Thread.ofVirtual().name("kitchen").start(this::cook));
  }

  /** Nobody comes any more; those who are here have so long to finish what they began. */
  void closeAfter(Duration patience) throws InterruptedException {
    open = false;
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread person : people) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || !person.join(Duration.ofNanos(left))) {
        patient = false;
      }
    }
    for (Thread person : people) {
      person.join();
    }
  }

  List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /** Answers that nobody should get, whatever breaks. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** How often somebody had to ask again. */
  int refusals() {
    return refusals.get();
  }

  private void visitAgain(int customer) {
    Random random = new Random(seed * 1_000_003 + customer);
    for (int visit = 0; open; visit++) {
      visit("%d-%d-%d".formatted(seed, customer, visit), random);
      rest(BETWEEN_VISITS);
    }
  }

  private void visit(String key, Random random) {
    Optional<Api> me = signIn("{\"grantType\":\"guest\"}");
    Optional<String> basket = me.flatMap(_ -> basket(random));
    if (me.isEmpty() || basket.isEmpty()) {
      return;
    }
    Api guest = me.get();
    Intent intent = Intent.any(random);
    boolean impatient = random.nextInt(20) == 0;
    Optional<Answer> placed = insist(() -> guest.order(key, basket.get()), 201, 200);
    if (placed.isEmpty()) {
      return;
    }
    String order = placed.get().text("/id");
    accepted.add(
        new Accepted(order, key, placed.get().text("/total/amount"), intent, System.nanoTime()));
    if (impatient) {
      // Presses the button once more.
      insist(() -> guest.order(key, basket.get()), 201, 200)
          .filter(again -> !again.text("/id").equals(order))
          .ifPresent(again -> surprises.add("one key, two orders: " + key));
    }
    switch (intent) {
      case PAY -> providerOrder(guest, order).ifPresent(it -> providerSays(it, "processed"));
      case PAY_AND_CANCEL ->
          providerOrder(guest, order)
              .ifPresent(it -> {
                Thread cancelling = Thread.ofVirtual().start(() -> cancel(guest, order));
                providerSays(it, "processed");
                join(cancelling);
              });
      case CANCEL -> cancel(guest, order);
      case CANCEL_AND_PAY_LATE ->
          providerOrder(guest, order)
              .ifPresent(it -> {
                cancel(guest, order);
                providerSays(it, "processed");
              });
      case FAIL -> providerOrder(guest, order).ifPresent(it -> providerSays(it, "failed"));
      case LEAVE -> providerOrder(guest, order).ifPresent(it -> providerSays(it, "expired"));
      case PROVIDER_CANCELS ->
          providerOrder(guest, order).ifPresent(it -> providerSays(it, "canceled"));
    }
  }

  private Optional<String> basket(Random random) {
    return insist(() -> stage.api().get("/products"), 200)
        .map(menu -> {
          List<String> products = menu.texts("/items", "id");
          return """
          {"items":[{"productId":"%s","quantity":%d},{"productId":"%s","quantity":1}]}\
          """
              .formatted(
                  products.get(0),
                  1 + random.nextInt(3),
                  products.get(1 + random.nextInt(products.size() - 1)));
        });
  }

  private Optional<String> providerOrder(Api guest, String order) {
    return until(
            () -> guest.get("/payment?orderId=" + order),
            answer -> answer.status() == 200 && !answer.text("/status").equals("requested"))
        .filter(answer -> answer.text("/status").equals("awaitingPayment"))
        .map(answer -> answer.text("/providerOrderId"));
  }

  /** The customer pays, or does not; what the provider no longer permits has lost a race. */
  private void providerSays(String providerOrder, String status) {
    insist(
        () ->
            stage
                .provider()
                .post(
                    "/v1/orders/" + providerOrder + "/events",
                    "{\"status\":\"%s\"}".formatted(status)),
        204,
        400);
  }

  private void cancel(Api guest, String order) {
    insist(() -> guest.post("/order/" + order + "/cancel"), 200, 409);
  }

  private void cook() {
    Random random = new Random(seed);
    String employee =
        "{\"grantType\":\"employee\",\"username\":\"kitchen\",\"password\":\"%s\"}"
            .formatted(Stage.EMPLOYEE_PASSWORD);
    signIn(employee)
        .ifPresent(kitchen -> {
          while (open) {
            insist(() -> kitchen.get("/production?limit=50"), 200)
                .ifPresent(queue ->
                    queue
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(_ -> open && random.nextInt(3) > 0)
                        .forEach(ticket ->
                            step(
                                kitchen,
                                ticket.path("id").asString(),
                                ticket.path("status").asString())));
            rest(PAUSE);
          }
        });
  }

  private void step(Api kitchen, String ticket, String status) {
    String next =
        switch (status) {
          case "received" -> "started";
          case "started" -> "completed";
          default -> "delivered";
        };
    insist(() -> kitchen.put("/production/" + ticket + "/" + next), 200, 409);
  }

  private Optional<Api> signIn(String grant) {
    return insist(() -> stage.api().post("/auth/token", grant), 200)
        .map(answer -> stage.api().as(answer.text("/accessToken")));
  }

  /**
   * Asks again until somebody answers; every answer but these and a plea for time is a surprise.
   */
  private Optional<Answer> insist(Supplier<Answer> request, int... expected) {
    Optional<Answer> answer = until(request, _ -> true);
    answer
        .filter(it -> Arrays.stream(expected).noneMatch(status -> status == it.status()))
        .ifPresent(it ->
            surprises.add(
                "%s %s -> %d %s"
                    .formatted(
                        it.response().request().method(),
                        it.response().uri().getPath(),
                        it.status(),
                        new String(it.bytes(), java.nio.charset.StandardCharsets.UTF_8))));
    return answer.filter(it -> Arrays.stream(expected).anyMatch(status -> status == it.status()));
  }

  private Optional<Answer> until(Supplier<Answer> request, Predicate<Answer> enough) {
    while (patient) {
      try {
        Answer answer = request.get();
        boolean later = answer.status() == 503 || answer.status() == 504 || answer.status() == 429;
        if (!later && enough.test(answer)) {
          return Optional.of(answer);
        }
        if (later) {
          refusals.incrementAndGet();
        }
      } catch (UncheckedIOException brokenOff) {
        refusals.incrementAndGet();
      }
      rest(PAUSE);
    }
    return Optional.empty();
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
