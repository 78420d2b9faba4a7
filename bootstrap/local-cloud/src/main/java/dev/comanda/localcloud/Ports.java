package dev.comanda.localcloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** TCP ports: which are free, and what to say about one that is not. */
public final class Ports {

  /**
   * Below the range that operating systems take for outgoing connections, so that none is lost
   * between choice and use.
   */
  private static final int LOWEST = 20_100;

  private static final int HIGHEST = 30_000;

  private Ports() {}

  /**
   * Waits a moment for a previous instance that is still stopping, then names the option that
   * chooses another port.
   */
  static void require(int port, String what, String option, Duration grace) throws StartFailure {
    long deadline = System.nanoTime() + grace.toNanos();
    while (!isFree(port)) {
      if (System.nanoTime() > deadline) {
        throw new StartFailure(
            "Port %d, meant for %s, is taken by another process. Stop that process or choose another port with %s."
                .formatted(port, what, option));
      }
      pause();
    }
  }

  static int anyFree() throws StartFailure {
    return freeInARow(1);
  }

  /**
   * The first of so many ports in a row that nobody uses.
   *
   * @throws StartFailure if there are none
   */
  public static int freeInARow(int wanted) throws StartFailure {
    for (int attempt = 0; attempt < 200; attempt++) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - wanted);
      if (IntStream.range(first, first + wanted).allMatch(Ports::isFree)) {
        return first;
      }
    }
    throw new StartFailure("No free port between %d and %d.".formatted(LOWEST, HIGHEST));
  }

  /**
   * Both are asked: a listener on one address does not keep every system from binding the other.
   */
  static boolean isFree(int port) {
    return canBind(new InetSocketAddress(port))
        && canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static boolean canBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static void pause() throws StartFailure {
    try {
      Thread.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while waiting for a port.", interrupted);
    }
  }
}
