package dev.comanda.contracts.provider;

import static org.awaitility.Awaitility.await;

import dev.comanda.ComandaApplication;
import dev.comanda.catalog.application.AddProduct;
import dev.comanda.catalog.application.ListProducts;
import dev.comanda.catalog.application.WithdrawProduct;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.identity.application.IdentifyCustomer;
import dev.comanda.identity.application.RegisterCustomer;
import dev.comanda.identity.application.SignInEmployee;
import dev.comanda.identity.domain.Email;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.PersonName;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.order.application.CancelOrder;
import dev.comanda.order.application.FindOrder;
import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.application.PlaceOrder;
import dev.comanda.order.domain.Basket;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.ProductId;
import dev.comanda.order.domain.Quantity;
import dev.comanda.payment.adapter.memory.InMemoryPaymentGateway;
import dev.comanda.payment.adapter.memory.InMemoryPaymentGateway.Happening;
import dev.comanda.payment.application.FindPayment;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.production.application.CompletePreparation;
import dev.comanda.production.application.KitchenTickets;
import dev.comanda.production.application.StartPreparation;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * The whole application in this process, on nothing but memory, and the words in which the
 * providers' states speak of it. It is brought into a state through its own driving ports, past
 * HTTP: HTTP is what is being asked about.
 */
public final class Restaurant {

  /** Of the employee {@code kitchen}. */
  public static final String PASSWORD = "kitchen-" + UUID.randomUUID();

  private static final Requester COOK = new Requester("contracts", Role.EMPLOYEE);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Somebody who is signed in. */
  record Guest(String token, Requester requester) {}

  private final ConfigurableApplicationContext application;

  private Restaurant() {
    application =
        new SpringApplicationBuilder(ComandaApplication.class)
            .run(
                "--server.port=0",
                "--logging.level.au.com.dius.pact=off",
                "--server.address=127.0.0.1",
                "--comanda.stores=memory",
                "--comanda.queues=memory",
                "--comanda.payments=memory",
                "--comanda.employee.password=" + PASSWORD);
  }

  private static final class Shared {
    private static final Restaurant OPEN = new Restaurant();
  }

  /** The one that all tests of this process share; it closes with it. */
  public static Restaurant shared() {
    return Shared.OPEN;
  }

  /** Where it listens. */
  public int port() {
    return Objects.requireNonNull(
            ((WebServerApplicationContext) application).getWebServer(), "it has one")
        .getPort();
  }

  Guest guest() {
    return signedIn(port(IdentifyCustomer.class).admitGuest().value());
  }

  Guest employee() {
    SignInEmployee.Command command =
        new SignInEmployee.Command(new Username("kitchen"), new Password(PASSWORD));
    return switch (port(SignInEmployee.class).signIn(command)) {
      case SignInEmployee.Outcome.SignedIn in -> signedIn(in.token().value());
      case SignInEmployee.Outcome.Refused _ -> throw new AssertionError("the password is right");
    };
  }

  private Guest signedIn(String token) {
    Jwt jwt = port(JwtDecoder.class).decode(token);
    String role = Objects.requireNonNull(jwt.getClaimAsString("role"));
    return new Guest(
        token,
        new Requester(
            Objects.requireNonNull(jwt.getSubject()), Role.valueOf(role.toUpperCase(Locale.ROOT))));
  }

  /** Knows the customer from now on, if not before. */
  void register(String taxId) {
    port(RegisterCustomer.class)
        .register(
            new RegisterCustomer.Command(
                new TaxId(taxId), new PersonName("Ana Souza"), new Email("ana@example.com")));
  }

  /** Something that can be ordered. */
  ProductSnapshot product() {
    return menu().getFirst();
  }

  /** Something that could be ordered until now; another one takes its place. */
  ProductSnapshot productOffTheMenu() {
    ProductSnapshot product = menu().getLast();
    port(WithdrawProduct.class).withdraw(new WithdrawProduct.Command(COOK, product.id()));
    port(AddProduct.class).add(new AddProduct.Command(COOK, product.details()));
    return product;
  }

  private List<ProductSnapshot> menu() {
    ListProducts.Query everything =
        new ListProducts.Query(Optional.empty(), PageRequest.first(PageRequest.MAX_LIMIT));
    return switch (port(ListProducts.class).list(everything)) {
      case ListProducts.Outcome.Listed listed -> listed.page().items();
      case ListProducts.Outcome.UnknownCategory _ -> throw new AssertionError("none was named");
    };
  }

  /** An order that can be paid. */
  OrderId payableOrder(Guest guest) {
    Basket basket =
        Basket.of(List.of(new Basket.Item(new ProductId(product().id().value()), new Quantity(2))));
    IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());
    PlaceOrder.Outcome outcome =
        port(PlaceOrder.class).place(new PlaceOrder.Command(guest.requester(), key, basket));
    OrderId order = ((PlaceOrder.Outcome.Accepted) outcome).order().id();
    until(() -> is(order, OrderStatus.AWAITING_PAYMENT));
    return order;
  }

  /** An order that waits in the kitchen. */
  OrderId paidOrder(Guest guest) {
    OrderId order = payableOrder(guest);
    PaymentSnapshot payment =
        port(FindPayment.class)
            .find(
                FindPayment.Query.ofOrder(
                    guest.requester(), new dev.comanda.payment.domain.OrderId(order.value())))
            .orElseThrow();
    port(InMemoryPaymentGateway.class)
        .simulate(payment.providerOrder().orElseThrow(), Happening.PROCESSED);
    until(() -> is(order, OrderStatus.PAID) && is(ticket(order), TicketStatus.RECEIVED));
    return order;
  }

  /** An order that is being prepared. */
  OrderId startedOrder(Guest guest) {
    OrderId order = paidOrder(guest);
    port(StartPreparation.class).start(new StartPreparation.Command(COOK, ticket(order)));
    return order;
  }

  /** An order that lies on the counter. */
  OrderId readyOrder(Guest guest) {
    OrderId order = startedOrder(guest);
    port(CompletePreparation.class).complete(new CompletePreparation.Command(COOK, ticket(order)));
    until(() -> is(order, OrderStatus.READY));
    return order;
  }

  /** An order that waited in the kitchen until it was cancelled. */
  OrderId withdrawnOrder(Guest guest) {
    OrderId order = paidOrder(guest);
    port(CancelOrder.class).cancel(new CancelOrder.Command(guest.requester(), order));
    until(() -> is(ticket(order), TicketStatus.WITHDRAWN));
    return order;
  }

  private boolean is(OrderId order, OrderStatus status) {
    return port(FindOrder.class)
        .find(new FindOrder.Query(COOK, order))
        .filter(found -> found.state().status() == status)
        .isPresent();
  }

  private boolean is(ProductionId ticket, TicketStatus status) {
    return port(KitchenTickets.class)
        .find(ticket)
        .filter(found -> found.state().status() == status)
        .isPresent();
  }

  private static ProductionId ticket(OrderId order) {
    return new ProductionId(order.value());
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  private <P> P port(Class<P> port) {
    return application.getBean(port);
  }
}
