package dev.comanda.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.chaos.TcpProxy.Weather;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

  private final ServerSocket echo = server(0);
  private final ServerSocket shout = server('A' - 'a');
  private final TcpProxy proxy = new TcpProxy(echo.getLocalPort());

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
    shout.close();
  }

  @Test
  void passes_everything_on_in_fair_weather() throws IOException {
    assertThat(ask('x')).isEqualTo('x');
  }

  @Test
  void breaks_what_is_open_and_takes_nothing_when_cut() throws IOException {
    try (Socket open = connect()) {
      assertThat(ask(open, 'x')).isEqualTo('x');

      proxy.set(new Weather.Cut());

      assertThatThrownBy(
              () -> {
                ask(open, 'y');
                ask(open, 'z');
              })
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> ask('x')).isInstanceOf(IOException.class);
    }
    proxy.set(new Weather.Fair());
    assertThat(ask('x')).isEqualTo('x');
  }

  @Test
  void takes_connections_and_lets_nothing_through_when_silent() throws IOException {
    proxy.set(new Weather.Silent());

    assertThatThrownBy(() -> ask('x')).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void takes_its_time_when_slow() throws IOException {
    proxy.set(new Weather.Slow(Duration.ofMillis(100)));
    long began = System.nanoTime();

    assertThat(ask('x')).isEqualTo('x');

    // Once in each direction.
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void leads_to_another_port_without_changing_its_own() throws IOException {
    proxy.leadTo(shout.getLocalPort());

    assertThat(ask('x')).isEqualTo('X');
  }

  private int ask(int letter) throws IOException {
    try (Socket socket = connect()) {
      return ask(socket, letter);
    }
  }

  private static int ask(Socket socket, int letter) throws IOException {
    socket.getOutputStream().write(letter);
    int answer = socket.getInputStream().read();
    if (answer < 0) {
      throw new IOException("closed");
    }
    return answer;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(500);
    return socket;
  }

  /** Answers every letter with the one so far from it. */
  private static ServerSocket server(int offset) {
    try {
      ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      Thread.ofVirtual()
          .start(() -> {
            while (!server.isClosed()) {
              try {
                Socket client = server.accept();
                Thread.ofVirtual()
                    .start(() -> {
                      try (client) {
                        for (int read = client.getInputStream().read(); read >= 0; ) {
                          client.getOutputStream().write(read + offset);
                          read = client.getInputStream().read();
                        }
                      } catch (IOException broken) {
                        // The client has learnt of it.
                      }
                    });
              } catch (IOException closed) {
                // The loop's condition knows.
              }
            }
          });
      return server;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
