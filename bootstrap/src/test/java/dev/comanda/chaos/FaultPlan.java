package dev.comanda.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What goes wrong, one after the other: the same for the same seed. How the processes' threads take
 * turns is not in anybody's hand, so a seed brings back what was done to the system, and with it
 * the failure that this makes likely.
 */
record FaultPlan(long seed, List<Injection> injections) {

  /** Processes by the names that {@code ./run services --scale order=2 --scale payment=2} gives. */
  static final List<String> PROCESSES =
      List.of(
          "order",
          "order-2",
          "payment",
          "payment-2",
          "production",
          "catalog",
          "identity",
          "gateway");

  /** Those of them that bring stored messages to their queues. */
  private static final List<String> RELAYS =
      List.of("order", "order-2", "payment", "payment-2", "production");

  /** Each as often as it is here. */
  private static final List<Fault> DEATHS =
      List.of(
          Fault.KILL, Fault.KILL, Fault.KILL_TWO_RELAYS, Fault.KILL_TWO_RELAYS, Fault.CLOCK_SKEW);

  private static final List<Fault> OTHERS =
      Arrays.stream(Fault.values()).filter(fault -> !DEATHS.contains(fault)).toList();

  private static final List<String> COMPONENTS = List.of("postgres", "dynamodb", "sqs");

  private static final List<String> QUEUES =
      List.of("order-service-queue", "payment-service-queue", "production-service-queue");

  /**
   * One fault.
   *
   * @param after how long after the one before it begins, at the earliest
   * @param lasts how long; zero for what happens at once
   * @param target a process, a component, a queue, or {@code process>dependency}
   * @param amount seconds of a skewed clock, milliseconds of a slow network, failures of a provider
   */
  record Injection(Duration after, Duration lasts, Fault fault, String target, int amount) {

    @Override
    public String toString() {
      return "%-28s %s%s%s"
          .formatted(
              fault,
              target,
              lasts.isZero() ? "" : " for %.1f s".formatted(lasts.toMillis() / 1000.0),
              amount == 0 ? "" : " (" + amount + ")");
    }

    /** Whether something ends that has to be started again. */
    boolean isDeath() {
      return kills() > 0 || fault == Fault.RESTART_COMPONENT;
    }

    /** How many processes of ours it ends. */
    int kills() {
      return switch (fault) {
        case KILL, CLOCK_SKEW -> 1;
        case KILL_TWO_RELAYS -> 2;
        default -> 0;
      };
    }
  }

  /**
   * Makes the plan of a seed: so many processes are killed, and between two deaths other things go
   * wrong, in an order that leaves none out for long.
   */
  static FaultPlan of(long seed, int kills) {
    Random random = new Random(seed);
    List<Injection> injections = new ArrayList<>();
    List<Fault> others = new ArrayList<>();
    for (int killed = 0; killed < kills; ) {
      for (int other = random.nextInt(1, 4); other > 0; other--) {
        if (others.isEmpty()) {
          others.addAll(OTHERS);
        }
        Fault fault = others.remove(random.nextInt(others.size()));
        injections.add(injection(random, random.nextInt(300, 1_500), fault));
      }
      Injection death =
          injection(random, random.nextInt(200, 2_000), DEATHS.get(random.nextInt(DEATHS.size())));
      injections.add(death);
      killed += death.kills();
    }
    return new FaultPlan(seed, List.copyOf(injections));
  }

  /** How many processes of ours it ends. */
  int kills() {
    return injections.stream().mapToInt(Injection::kills).sum();
  }

  private static Injection injection(Random random, long after, Fault fault) {
    return switch (fault) {
      case KILL -> new Injection(ms(after), Duration.ZERO, fault, one(random, PROCESSES), 0);
      case KILL_TWO_RELAYS -> {
        String first = one(random, RELAYS);
        List<String> rest = RELAYS.stream().filter(relay -> !relay.equals(first)).toList();
        yield new Injection(ms(after), Duration.ZERO, fault, first + "," + one(random, rest), 0);
      }
      // Tokens are taken from clocks that are up to 30 s away.
      case CLOCK_SKEW ->
          new Injection(
              ms(after), Duration.ZERO, fault, one(random, RELAYS), random.nextInt(-15, 16));
      // Longer than a lease now and then: then somebody else has done its work meanwhile.
      case PAUSE ->
          new Injection(
              ms(after), ms(1_000 + random.nextInt(24_000)), fault, one(random, RELAYS), 0);
      case RESTART_COMPONENT ->
          new Injection(ms(after), Duration.ZERO, fault, one(random, COMPONENTS), 0);
      case NETWORK_CUT, NETWORK_SILENT ->
          new Injection(ms(after), ms(500 + random.nextInt(6_000)), fault, path(random), 0);
      case NETWORK_SLOW ->
          new Injection(
              ms(after),
              ms(1_000 + random.nextInt(8_000)),
              fault,
              path(random),
              20 + random.nextInt(400));
      case MESSAGES_DUPLICATED, MESSAGES_REORDERED ->
          new Injection(
              ms(after), ms(2_000 + random.nextInt(4_000)), fault, one(random, QUEUES), 0);
      case MESSAGE_MALFORMED ->
          new Injection(ms(after), Duration.ZERO, fault, one(random, QUEUES), random.nextInt(4));
      case PROVIDER_TOO_MANY_REQUESTS, PROVIDER_ERROR, PROVIDER_RESET_AFTER_COMMIT ->
          new Injection(ms(after), Duration.ZERO, fault, "provider", 1 + random.nextInt(8));
      case PROVIDER_SLOW ->
          new Injection(
              ms(after),
              ms(1_000 + random.nextInt(5_000)),
              fault,
              "provider",
              500 + random.nextInt(12_000));
      case WEBHOOKS_DUPLICATED, WEBHOOKS_LATE, WEBHOOKS_MISSING ->
          new Injection(ms(after), ms(1_000 + random.nextInt(6_000)), fault, "provider", 0);
      case WEBHOOKS_FORGED ->
          new Injection(ms(after), Duration.ZERO, fault, "gateway", 1 + random.nextInt(10));
    };
  }

  private static String path(RandomGenerator random) {
    List<String> paths = Stage.paths();
    return paths.get(random.nextInt(paths.size()));
  }

  private static String one(RandomGenerator random, List<String> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
