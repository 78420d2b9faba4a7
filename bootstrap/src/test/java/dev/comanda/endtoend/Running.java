package dev.comanda.endtoend;

import dev.comanda.localcloud.LocalCloudProcess;
import org.jspecify.annotations.Nullable;

/** One local cloud and one application for all end-to-end tests of a run. */
final class Running {

  private static @Nullable Comanda comanda;

  private Running() {}

  static LocalCloudProcess cloud() {
    return LocalCloudProcess.shared();
  }

  static synchronized Comanda comanda() {
    Comanda running = comanda;
    if (running == null) {
      running = Comanda.on(cloud());
      comanda = running;
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop-comanda"));
    }
    return running;
  }
}
