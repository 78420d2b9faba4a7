package dev.comanda.chaos;

import dev.comanda.ComandaApplication;
import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.application.Payments;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.payment.domain.RequestKey;
import dev.comanda.production.application.KitchenTickets;
import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The application with one of its protections switched off ({@code --sabotage=OUTBOX}), by an
 * adapter that stands before the real one: what a port promises is broken there, and nothing else.
 */
public final class Sabotaged {

  /** What can be switched off. */
  enum Protection {
    /** A message that comes again is taken for a new one. */
    IDEMPOTENT_CONSUMER,
    /** Whoever saves last is right. */
    VERSION_CHECK,
    /** The provider is not asked to return the money, and everybody believes that it was. */
    REFUND,
    /** Messages are forgotten before they are published, not after. */
    OUTBOX
  }

  private Sabotaged() {}

  /** Starts the application; without {@code --sabotage} it is the real one. */
  public static void main(String[] arguments) {
    new SpringApplication(ComandaApplication.class, Saboteur.class).run(arguments);
  }

  /** Puts its adapters before the real ones. */
  @Configuration(proxyBeanMethods = false)
  static class Saboteur {

    @Bean
    static BeanPostProcessor sabotage(Environment environment) {
      Optional<Protection> off =
          Optional.ofNullable(environment.getProperty("sabotage")).map(Protection::valueOf);
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return off.map(protection -> without(protection, bean)).orElse(bean);
        }
      };
    }

    private static Object without(Protection protection, Object bean) {
      return switch (protection) {
        case OUTBOX -> bean instanceof Outbox outbox ? new ForgetfulOutbox(outbox) : bean;
        case IDEMPOTENT_CONSUMER ->
            bean instanceof KitchenTickets tickets ? new TicketsOverTickets(tickets) : bean;
        case VERSION_CHECK -> bean instanceof Payments payments ? new LastOneWins(payments) : bean;
        case REFUND -> bean instanceof PaymentGateway gateway ? new MoneyKept(gateway) : bean;
      };
    }
  }

  private record ForgetfulOutbox(Outbox outbox) implements Outbox {

    @Override
    public List<OutgoingMessage> claim(int max, Duration lease) {
      List<OutgoingMessage> claimed = outbox.claim(max, lease);
      outbox.confirm(claimed);
      return claimed;
    }

    @Override
    public void confirm(Collection<OutgoingMessage> published) {
      // Done too early.
    }

    @Override
    public Optional<Instant> oldest() {
      return outbox.oldest();
    }
  }

  private record TicketsOverTickets(KitchenTickets tickets) implements KitchenTickets {

    @Override
    public Optional<KitchenTicket> find(ProductionId id) {
      return tickets.find(id);
    }

    @Override
    public boolean add(KitchenTicket ticket) {
      if (!tickets.add(ticket)) {
        TicketSnapshot wanted = ticket.snapshot();
        tickets.save(
            KitchenTicket.rehydrate(
                new TicketSnapshot(
                    wanted.id(),
                    wanted.items(),
                    wanted.receivedAt(),
                    wanted.state(),
                    tickets.find(wanted.id()).orElseThrow().snapshot().version())));
      }
      return true;
    }

    @Override
    public void save(KitchenTicket ticket) {
      tickets.save(ticket);
    }

    @Override
    public Page<TicketSnapshot, TicketPosition> list(
        Optional<TicketStatus> status, PageRequest<TicketPosition> page) {
      return tickets.list(status, page);
    }
  }

  private record LastOneWins(Payments payments) implements Payments {

    /** What happens in a busy moment by chance happens every time. */
    private static final long AWHILE = 1_000;

    @Override
    public Optional<Payment> find(PaymentId id) {
      return payments.find(id);
    }

    @Override
    public Optional<PaymentId> madeAt(ProviderOrderId providerOrder) {
      return payments.madeAt(providerOrder);
    }

    @Override
    public boolean add(Payment payment) {
      return payments.add(payment);
    }

    @Override
    public void save(Payment payment) {
      try {
        Thread.sleep(AWHILE);
        payments.save(payment);
      } catch (ConcurrentChangeException othersWereFaster) {
        PaymentSnapshot mine = payment.snapshot();
        payments.save(
            Payment.rehydrate(
                new PaymentSnapshot(
                    mine.id(),
                    mine.order(),
                    mine.customer(),
                    mine.amount(),
                    mine.items(),
                    mine.requestedAt(),
                    mine.state(),
                    mine.attempt(),
                    mine.quarantine(),
                    mine.nextCheck(),
                    payments.find(mine.id()).orElseThrow().snapshot().version())));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public List<PaymentId> due(Instant now, int max) {
      return payments.due(now, max);
    }
  }

  private record MoneyKept(PaymentGateway gateway) implements PaymentGateway {

    @Override
    public Creation create(PaymentSnapshot payment, RequestKey key) {
      return gateway.create(payment, key);
    }

    @Override
    public Reading find(ProviderOrderId id) {
      return gateway.find(id);
    }

    @Override
    public Answer cancel(ProviderOrderId id, RequestKey key) {
      return gateway.cancel(id, key);
    }

    @Override
    public Answer refund(ProviderOrderId id, RequestKey key) {
      return switch (gateway.find(id)) {
        case Reading.Found(ProviderOrder order) ->
            new Answer.Taken(
                new ProviderOrder(
                    order.id(),
                    order.reference(),
                    order.amount(),
                    ProviderStatus.REFUNDED,
                    order.qrCode(),
                    order.expiresAt()));
        case Reading.Unknown _ -> new Answer.NotPossible("unknown");
      };
    }
  }
}
