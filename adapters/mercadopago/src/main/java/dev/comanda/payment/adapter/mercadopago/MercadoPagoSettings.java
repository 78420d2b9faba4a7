package dev.comanda.payment.adapter.mercadopago;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach Mercado Pago.
 *
 * @param baseUrl without a path, such as {@code https://api.mercadopago.com}
 * @param accessToken the merchant's secret
 * @param pos the merchant's name for the point of sale that shows the codes
 * @param connectTimeout for a connection
 * @param readTimeout for an answer
 */
public record MercadoPagoSettings(
    URI baseUrl, String accessToken, String pos, Duration connectTimeout, Duration readTimeout) {

  /** With the timeouts that fit a provider who may take seconds, and a customer who waits. */
  public MercadoPagoSettings(URI baseUrl, String accessToken, String pos) {
    this(baseUrl, accessToken, pos, Duration.ofSeconds(2), Duration.ofSeconds(8));
  }

  /**
   * @throws IllegalArgumentException if there is no access token
   */
  public MercadoPagoSettings {
    if (accessToken.isBlank()) {
      throw new IllegalArgumentException("accessToken must be given");
    }
  }

  @Override
  public String toString() {
    return baseUrl + " at " + pos;
  }
}
