package dev.comanda.benchmark.system;

import dev.comanda.localcloud.Application;
import dev.comanda.localcloud.Application.Jar;
import dev.comanda.localcloud.Application.Spec;
import dev.comanda.localcloud.Plan;
import dev.comanda.localcloud.Ports;
import dev.comanda.localcloud.StartFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processes of the packaged application, started as {@code ./run} starts them. */
public final class Deployment implements AutoCloseable {

  /** Whose password is known: the employee's, who sees what the kitchen has to do. */
  public static final String EMPLOYEE_PASSWORD = "kitchen-of-the-benchmark";

  /** One caller of a load stands for many; what one may do is not what is measured. */
  private static final List<String> WIDER_LIMITS =
      List.of(
          "--comanda.http.limits.write-burst=1000000",
          "--comanda.http.limits.write-refill=1us",
          "--comanda.http.limits.sign-in-burst=1000000",
          "--comanda.http.limits.sign-in-refill=1us");

  private static final Map<String, Integer> ONE_OF_EACH =
      Map.of("identity", 1, "catalog", 1, "order", 1, "payment", 1, "production", 1);

  private final Map<String, Application> processes = new LinkedHashMap<>();
  private final Map<String, Duration> starts = new HashMap<>();

  private Deployment(Path root, Path folder, List<Spec> specs) {
    for (Spec spec : specs) {
      processes.put(spec.name(), new Application(root, folder, Optional.empty(), spec));
    }
  }

  /** One after the other, so that none is slowed down by others. */
  private void start() throws StartFailure {
    for (Application process : processes.values()) {
      long begin = System.nanoTime();
      process.begin();
      process.awaitReady();
      starts.put(process.name(), Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  /** Where the packaged application is, and on what it runs. */
  record Site(Path root, Path folder, Infrastructure infrastructure) {

    /** One process that is everything. */
    Deployment allInOne() throws Exception {
      return start(plan(Map.of()).specs());
    }

    /** Five services behind the gateway. */
    Deployment services() throws Exception {
      return start(plan(ONE_OF_EACH).specs());
    }

    /** The order service, and one more process with what it needs: the menu and tokens. */
    Deployment orderAlone() throws Exception {
      int menu = Ports.freeInARow(1);
      int order = Ports.freeInARow(1);
      String elsewhere = "http://localhost:" + menu;
      List<String> settings = settings();
      settings.add("--comanda.contexts=identity,catalog");
      List<String> ofOrder = settings();
      ofOrder.add("--comanda.contexts=order");
      ofOrder.add("--comanda.catalog.base-url=" + elsewhere);
      ofOrder.add("--comanda.jwt.jwks-uri=" + elsewhere + "/.well-known/jwks.json");
      return start(
          List.of(
              new Spec("menu", Jar.COMANDA, menu, settings, secrets()),
              new Spec("order", Jar.COMANDA, order, ofOrder, secrets())));
    }

    /** Unpacks the jars and makes their caches, so that no start has to. */
    void prepare() throws StartFailure, IOException {
      Files.createDirectories(folder);
      for (Spec model : plan(ONE_OF_EACH).models()) {
        new Application(root, folder, Optional.empty(), model).prepare();
      }
    }

    private Plan plan(Map<String, Integer> instances) throws StartFailure {
      int first = Ports.freeInARow(1 + ONE_OF_EACH.size());
      return new Plan(first, first + 1, instances, settings(), secrets());
    }

    private List<String> settings() {
      List<String> settings = new ArrayList<>(infrastructure.settings());
      settings.addAll(WIDER_LIMITS);
      settings.add("--comanda.jwt.key-directory=" + folder.resolve("keys"));
      return settings;
    }

    private static Map<String, String> secrets() {
      Map<String, String> secrets = new HashMap<>(Plan.embeddedSecrets());
      secrets.put("COMANDA_EMPLOYEE_PASSWORD", EMPLOYEE_PASSWORD);
      secrets.put("COMANDA_OPERATOR_PASSWORD", "operator-of-the-benchmark");
      return secrets;
    }

    private Deployment start(List<Spec> specs) throws StartFailure {
      Deployment deployment = new Deployment(root, folder, specs);
      try {
        deployment.start();
        return deployment;
      } catch (StartFailure failure) {
        deployment.close();
        throw failure;
      }
    }
  }

  /** Where one of its processes listens. */
  URI at(String process) {
    return URI.create(known(process).url());
  }

  /** How long it took from its start until it was ready for requests, within 50 ms. */
  Duration startOf(String process) {
    return starts.getOrDefault(known(process).name(), Duration.ZERO);
  }

  /** By which the machine knows it. */
  long pid(String process) {
    return known(process).process().pid();
  }

  /** How much of the machine's memory it holds now. */
  double residentMegabytes(String process) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid(process))).start();
    try (BufferedReader output = ps.inputReader(StandardCharsets.US_ASCII)) {
      return Long.parseLong(output.readLine().strip()) / 1024.0;
    }
  }

  private Application known(String process) {
    Application found = processes.get(process);
    if (found == null) {
      throw new IllegalArgumentException(process + " is none of " + processes.keySet());
    }
    return found;
  }

  @Override
  public void close() {
    processes.values().parallelStream().forEach(Application::stop);
  }
}
