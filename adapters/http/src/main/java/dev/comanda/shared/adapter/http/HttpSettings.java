package dev.comanda.shared.adapter.http;

import java.time.Duration;
import java.util.List;

/**
 * What can be set from outside.
 *
 * @param maxBodyBytes how many bytes of a body are read, from 1
 * @param allowedOrigins which web pages may call the API from a browser; {@code *} is any
 * @param limits how much is done at once, and how often for one caller
 */
public record HttpSettings(int maxBodyBytes, List<String> allowedOrigins, Limits limits) {

  /**
   * @throws IllegalArgumentException if the body may have no byte at all
   */
  public HttpSettings {
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException("maxBodyBytes must be at least 1");
    }
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /**
   * What keeps many requests from becoming too many.
   *
   * @param atOnce how many requests are at work together, from 1; more are turned away
   * @param writes of one subject or, without a token, of one address
   * @param signIns of one address, registrations among them
   * @param failedPasswords of one username from one address
   */
  public record Limits(int atOnce, Rate writes, Rate signIns, Rate failedPasswords) {

    /**
     * @throws IllegalArgumentException if no request at all may be at work
     */
    public Limits {
      if (atOnce < 1) {
        throw new IllegalArgumentException("atOnce must be at least 1");
      }
    }
  }

  /**
   * 64 KiB, any web page (tokens travel in a header: no page gets them by accident), wide limits.
   */
  public static HttpSettings defaults() {
    return new HttpSettings(
        64 * 1024,
        List.of("*"),
        new Limits(
            256,
            new Rate(2000, Duration.ofMillis(1)),
            new Rate(1000, Duration.ofMillis(5)),
            new Rate(20, Duration.ofSeconds(3))));
  }
}
