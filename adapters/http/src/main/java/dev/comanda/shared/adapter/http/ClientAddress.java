package dev.comanda.shared.adapter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as it can be believed: the other end of the connection or,
 * behind proxies that are trusted ({@code server.forward-headers-strategy}), what the first of them
 * saw.
 */
public final class ClientAddress {

  /** What one customer of a provider has for itself in IPv6, where single addresses are free. */
  private static final int BYTES_OF_A_NETWORK = 8;

  private ClientAddress() {}

  /** An IPv4 address, or the network of an IPv6 address. */
  public static String of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address v6
          ? HexFormat.of().formatHex(v6.getAddress(), 0, BYTES_OF_A_NETWORK)
          : address;
    } catch (IllegalArgumentException noAddress) {
      // A trusted proxy said so; for all of its kind there is one bucket.
      return "unknown";
    }
  }
}
