package dev.comanda.endtoend;

import dev.comanda.localcloud.LocalCloudProcess;
import org.jspecify.annotations.Nullable;

/**
 * One local cloud and one application for all end-to-end tests of a run: the same tests, in one
 * process, in five behind the gateway ({@code comanda.endtoend.topology=services}), or in
 * containers with a local cloud of their own ({@code containers}).
 */
final class Running {

  private static @Nullable Comanda comanda;

  private Running() {}

  static LocalCloudProcess cloud() {
    return LocalCloudProcess.shared();
  }

  static synchronized Comanda comanda() {
    Comanda running = comanda;
    if (running == null) {
      running =
          switch (System.getProperty("comanda.endtoend.topology", "one process")) {
            case "one process" -> Comanda.on(cloud());
            case "services" -> Comanda.asServices(cloud());
            case "containers" -> Comanda.inContainers();
            case String unknown -> throw new IllegalArgumentException("no topology: " + unknown);
          };
      comanda = running;
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop-comanda"));
    }
    return running;
  }
}
