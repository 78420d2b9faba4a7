package dev.comanda.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The network between one service and one of its dependencies, on the loopback interface: it passes
 * everything on until it is told to behave worse. Its port stays while the target moves, as the
 * name of a database does when the database is restarted elsewhere.
 */
final class TcpProxy implements AutoCloseable {

  /** How the network behaves. */
  sealed interface Weather {

    /** As it should. */
    record Fair() implements Weather {}

    /** Every piece of data takes so much longer, in each direction. */
    record Slow(Duration delay) implements Weather {}

    /** Connections break, and none is taken. */
    record Cut() implements Weather {}

    /** Connections are taken, and nothing ever comes through. */
    record Silent() implements Weather {}
  }

  private static final Weather FAIR = new Weather.Fair();

  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Weather weather = FAIR;
  private volatile int target;

  /** A network to a port of this machine. */
  TcpProxy(int target) {
    this.target = target;
    try {
      this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().name("proxy-" + server.getLocalPort()).start(this::accept);
  }

  /** Where clients connect. */
  int port() {
    return server.getLocalPort();
  }

  /** From now on connections lead to another port; those that lead to the old one break. */
  void leadTo(int port) {
    target = port;
    breakAll();
  }

  /** Changes the weather; what cannot go on in it breaks. */
  void set(Weather next) {
    Weather before = weather;
    weather = next;
    // A connection that has swallowed data is of no use to anybody afterwards.
    if (next instanceof Weather.Cut || before instanceof Weather.Silent) {
      breakAll();
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
    breakAll();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        // The loop's condition knows.
      }
    }
  }

  private void connect(Socket client) {
    if (weather instanceof Weather.Cut) {
      drop(client);
      return;
    }
    Socket upstream;
    try {
      upstream = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
    } catch (IOException nobodyThere) {
      drop(client);
      return;
    }
    sockets.add(upstream);
    Thread.ofVirtual().start(() -> carry(client, upstream));
    carry(upstream, client);
  }

  private void carry(Socket from, Socket to) {
    byte[] piece = new byte[16 * 1024];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        switch (weather) {
          case Weather.Fair _ -> out.write(piece, 0, read);
          case Weather.Slow slow -> {
            LockSupport.parkNanos(slow.delay().toNanos());
            out.write(piece, 0, read);
          }
          case Weather.Silent _ -> {
            // Swallowed.
          }
          case Weather.Cut _ -> throw new IOException("cut");
        }
        out.flush();
      }
    } catch (IOException broken) {
      // Both ends learn of it below.
    } finally {
      drop(from);
      drop(to);
    }
  }

  private void breakAll() {
    sockets.forEach(this::drop);
  }

  private void drop(Socket socket) {
    sockets.remove(socket);
    closeQuietly(socket);
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception alreadyBroken) {
      // That is what was wanted.
    }
  }
}
