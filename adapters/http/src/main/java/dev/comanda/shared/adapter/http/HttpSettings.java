package dev.comanda.shared.adapter.http;

import java.util.List;

/**
 * What can be set from outside.
 *
 * @param maxBodyBytes how many bytes of a body are read, from 1
 * @param allowedOrigins which web pages may call the API from a browser; {@code *} is any
 */
public record HttpSettings(int maxBodyBytes, List<String> allowedOrigins) {

  /**
   * @throws IllegalArgumentException if the body may have no byte at all
   */
  public HttpSettings {
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException("maxBodyBytes must be at least 1");
    }
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /** 64 KiB, and any web page: tokens travel in a header, so no page gets them by accident. */
  public static HttpSettings defaults() {
    return new HttpSettings(64 * 1024, List.of("*"));
  }
}
