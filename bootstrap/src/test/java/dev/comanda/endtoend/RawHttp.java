package dev.comanda.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/**
 * Sends what no HTTP client would: headers with control characters, twice, or huge, and paths that
 * nobody has made proper.
 */
final class RawHttp {

  /** Longer than any answer takes; nothing may hang. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final String host;
  private final int port;

  RawHttp(String url) {
    URI address = URI.create(url);
    this.host = address.getHost();
    this.port = address.getPort();
  }

  /** What came back; without a status if the server just hung up. */
  record Reply(int status, List<String> headers, String body) {

    /** All values of a header. */
    List<String> all(String name) {
      return headers.stream()
          .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(header -> header.substring(name.length() + 1).strip())
          .toList();
    }

    String header(String name) {
      return all(name).stream().findFirst().orElse("");
    }
  }

  /**
   * @param target path and query as they go over the wire
   * @param headers whole lines, in which every character is a byte
   */
  Reply send(String method, String target, List<String> headers, byte[] body) {
    StringBuilder head =
        new StringBuilder(
            "%s %s HTTP/1.1\r\nHost: %s:%d\r\n".formatted(method, target, host, port));
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(head.toString().getBytes(ISO_8859_1));
      request.writeBytes(body);
      return reply(exchanged(socket, request.toByteArray()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] exchanged(Socket socket, byte[] request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      socket.getOutputStream().write(request);
      byte[] some = new byte[8192];
      int read = socket.getInputStream().read(some);
      while (read >= 0) {
        answer.write(some, 0, read);
        read = socket.getInputStream().read(some);
      }
    } catch (SocketException hungUp) {
      // Who refuses a request before its end may do so; what was answered until then counts.
    }
    return answer.toByteArray();
  }

  private static Reply reply(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Reply(0, List.of(), "");
    }
    List<String> lines = Arrays.asList(text.substring(0, end).split("\r\n"));
    String body = text.substring(end + 4);
    boolean chunked =
        lines.stream().anyMatch(line -> line.equalsIgnoreCase("Transfer-Encoding: chunked"));
    return new Reply(
        Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
        lines.subList(1, lines.size()),
        new String((chunked ? joined(body) : body).getBytes(ISO_8859_1), UTF_8));
  }

  private static String joined(String chunks) {
    StringBuilder all = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      int length = line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line).strip(), 16);
      if (length == 0) {
        return all.toString();
      }
      all.append(chunks, line + 2, line + 2 + length);
      at = line + 2 + length + 2;
    }
  }
}
