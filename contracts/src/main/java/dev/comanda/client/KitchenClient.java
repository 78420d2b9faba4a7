package dev.comanda.client;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The screen in the kitchen: what is to do, and what is done. It throws as {@link KioskClient}
 * does.
 */
public final class KitchenClient {

  private final Http http;

  /** What one order asks of the kitchen. */
  public record Ticket(
      UUID id, UUID orderId, String status, List<Item> items, Instant receivedAt) {}

  /** So many of something. */
  public record Item(String name, int quantity) {}

  private record Employee(String grantType, String username, String password) {}

  private record Tickets(List<Ticket> items) {}

  /** A screen of the restaurant whose API is there. */
  public KitchenClient(URI api) {
    http = new Http(api);
  }

  /** Signs somebody of the staff in; refused as {@code sign-in-refused}. */
  public Session signIn(String username, String password) {
    return http.post(
        Optional.empty(),
        "/auth/token",
        new Employee("employee", username, password),
        Session.class);
  }

  /** What is to do, oldest first, as much as fits on the screen. */
  public List<Ticket> toDo(Session session) {
    return http.get(Optional.of(session), "/production?limit=20", Tickets.class).items();
  }

  /** Somebody begins; refused as {@code step-not-possible} if the order was cancelled. */
  public Ticket start(Session session, UUID ticket) {
    return step(session, ticket, "started");
  }

  /** It lies on the counter. */
  public Ticket complete(Session session, UUID ticket) {
    return step(session, ticket, "completed");
  }

  /** The customer has it. */
  public Ticket deliver(Session session, UUID ticket) {
    return step(session, ticket, "delivered");
  }

  private Ticket step(Session session, UUID ticket, String step) {
    return http.put(session, "/production/" + ticket + "/" + step, Ticket.class);
  }
}
