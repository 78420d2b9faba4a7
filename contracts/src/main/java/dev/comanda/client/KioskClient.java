package dev.comanda.client;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The kiosk: identify or stay a guest, choose, pay, follow the order. Every method throws {@link
 * RefusedException} for what the API refuses and {@link java.io.UncheckedIOException} if it cannot
 * be reached.
 */
public final class KioskClient {

  private final Http http;

  /** A part of the menu, such as the drinks. */
  public record Category(String id, String name) {}

  /** Something to order. */
  public record Product(UUID id, String name, Price price) {}

  /** An order as its customer follows it; statuses that the kiosk does not know are just shown. */
  public record Order(UUID id, String status, Price total, List<Step> history) {}

  /** A step on an order's way. */
  public record Step(String status, Instant at) {}

  /**
   * A payment.
   *
   * @param qrCode the text of the Pix QR code, while it can be paid
   * @param expiresAt until when
   */
  public record Payment(
      UUID id, String status, Price amount, Optional<String> qrCode, Optional<Instant> expiresAt) {}

  private record Customer(String grantType, String taxId) {}

  private record Guest(String grantType) {}

  private record Registration(String taxId, String name, String email) {}

  private record Registered(UUID id) {}

  private record Categories(List<Category> items) {}

  private record Products(List<Product> items, Optional<String> nextCursor) {}

  private record Basket(List<Line> items) {}

  private record Line(UUID productId, int quantity) {}

  /** A kiosk of the restaurant whose API is there. */
  public KioskClient(URI api) {
    http = new Http(api);
  }

  /** Somebody who does not want to say who they are. */
  public Session guest() {
    return http.post(Optional.empty(), "/auth/token", new Guest("guest"), Session.class);
  }

  /** A customer who is known by the tax id (CPF); empty if nobody is. */
  public Optional<Session> identify(String taxId) {
    try {
      return Optional.of(
          http.post(
              Optional.empty(), "/auth/token", new Customer("customer", taxId), Session.class));
    } catch (RefusedException refused) {
      if (refused.type().equals("sign-in-refused")) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Makes a customer known, and answers the id; refused as {@code customer-already-known}. */
  public UUID register(String taxId, String name, String email) {
    return http.post(
            Optional.empty(),
            "/auth/customers",
            new Registration(taxId, name, email),
            Registered.class)
        .id();
  }

  /** The parts of the menu. */
  public List<Category> categories() {
    return http.get(Optional.empty(), "/categories", Categories.class).items();
  }

  /** A part of the menu, whole. */
  public List<Product> products(String category) {
    String path = "/products?category=" + Http.encoded(category);
    List<Product> products = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      String next = cursor.map(it -> path + "&cursor=" + Http.encoded(it)).orElse(path);
      Products page = http.get(Optional.empty(), next, Products.class);
      products.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return products;
  }

  /**
   * Places an order. The same key places it once, however often this is called; refused as {@code
   * unknown-products} if something went off the menu meanwhile.
   */
  public Order order(Session session, UUID key, Map<UUID, Integer> basket) {
    Basket lines =
        new Basket(
            basket.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue()))
                .toList());
    return http.post(
        Optional.of(session),
        "/order",
        lines,
        Map.of("Idempotency-Key", key.toString()),
        Order.class);
  }

  /** How far the order is. */
  public Order follow(Session session, UUID order) {
    return http.get(Optional.of(session), "/order/" + order, Order.class);
  }

  /** Calls the order off; refused as {@code order-not-cancellable} if it is too late. */
  public Order cancel(Session session, UUID order) {
    return http.post(session, "/order/" + order + "/cancel", Order.class);
  }

  /** The order's payment; empty while it is not known yet, a moment after the order was placed. */
  public Optional<Payment> payment(Session session, UUID order) {
    try {
      return Optional.of(
          http.get(Optional.of(session), "/payment?orderId=" + order, Payment.class));
    } catch (RefusedException refused) {
      if (refused.type().equals("payment-not-found")) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
