package dev.comanda.benchmark.system;

import dev.comanda.benchmark.bare.BareApplication;
import dev.comanda.benchmark.load.HttpConnections;
import dev.comanda.localcloud.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** H: {@link BareApplication} in a process like those of the application. */
final class BareProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final URI address;

  private BareProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it.
   *
   * @param identity whose tokens it believes
   */
  static BareProcess start(URI identity, HttpConnections http, Path folder) throws Exception {
    int port = Ports.freeInARow(1);
    // The virtual machine of dev.comanda.localcloud.Application: what differs is the application.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-classpath",
            System.getProperty("java.class.path"),
            BareApplication.class.getName(),
            "--server.port=" + port,
            "--spring.main.banner-mode=off",
            "--spring.threads.virtual.enabled=true",
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=https://comanda.dev/identity",
            "--spring.security.oauth2.resourceserver.jwt.audiences=comanda",
            "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                + identity.resolve("/.well-known/jwks.json"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("bare.log").toFile())
            .start();
    BareProcess bare = new BareProcess(process, URI.create("http://localhost:" + port));
    bare.awaitReady(http);
    return bare;
  }

  /** An answer of so many bytes, for those with a token. */
  URI guarded(int bytes) {
    return address.resolve("/bare/" + bytes);
  }

  /** An answer of so many bytes, for anybody. */
  URI open(int bytes) {
    return address.resolve("/open/" + bytes);
  }

  private void awaitReady(HttpConnections http) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(http)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("The bare application does not start; see bare.log");
      }
      Thread.sleep(50);
    }
  }

  private boolean isReady(HttpConnections http) {
    try {
      return http.status(HttpConnections.get(open(2), Map.of())) == 200;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
