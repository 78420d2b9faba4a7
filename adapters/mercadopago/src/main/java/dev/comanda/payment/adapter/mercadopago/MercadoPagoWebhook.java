package dev.comanda.payment.adapter.mercadopago;

import dev.comanda.payment.application.RecordProviderNotification;
import dev.comanda.payment.application.RecordProviderNotification.Outcome;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where Mercado Pago says that something has changed. All that is believed is which order it may
 * be, and that only if it is signed; the body is not even read. What is answered: 401 without a
 * reason to whoever cannot sign, 503 while the hint cannot be followed, so that it is given again,
 * and 200 to everything else, also to what does not concern us.
 */
@PrimaryAdapter
@RestController
public final class MercadoPagoWebhook {

  private static final Logger LOG = LoggerFactory.getLogger(MercadoPagoWebhook.class);

  private final WebhookSignature signature;
  private final Optional<Duration> tolerance;
  private final RecordProviderNotification notifications;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /**
   * @param tolerance how far the time of signing may be from now; empty accepts any, which is
   *     harmless, because repeating an old hint changes nothing
   */
  public MercadoPagoWebhook(
      WebhookSignature signature,
      Optional<Duration> tolerance,
      RecordProviderNotification notifications,
      InstantSource clock,
      MeterRegistry meters) {
    this.signature = signature;
    this.tolerance = tolerance;
    this.notifications = notifications;
    this.clock = clock;
    this.meters = meters;
  }

  @PostMapping("/payment/webhook")
  ResponseEntity<Void> receive(
      @RequestParam(name = "data.id", required = false) @Nullable String dataId,
      @RequestParam(name = "type", required = false) @Nullable String type,
      @RequestHeader(name = "x-signature", required = false) @Nullable String signed,
      @RequestHeader(name = "x-request-id", required = false) @Nullable String requestId) {
    Optional<Instant> signedAt = signature.verify(signed, dataId, requestId);
    if (signedAt.isEmpty() || isStale(signedAt.get())) {
      return answer(HttpStatus.UNAUTHORIZED, "refused");
    }
    if (dataId == null || (type != null && !type.equals("order"))) {
      return answer(HttpStatus.OK, "ignored");
    }
    ProviderOrderId order;
    try {
      // However a notification spells it, Mercado Pago's own ids are upper case.
      order = new ProviderOrderId(dataId.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      count("malformed");
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
    }
    return follow(order);
  }

  private ResponseEntity<Void> follow(ProviderOrderId order) {
    Outcome outcome;
    try {
      outcome = notifications.record(new RecordProviderNotification.Command(order));
    } catch (DependencyUnavailableException e) {
      return later(e.retryAfter());
    } catch (ConcurrentChangeException e) {
      return later(Duration.ofSeconds(1));
    }
    return switch (outcome) {
      case Outcome.Recorded _ -> answer(HttpStatus.OK, "recorded");
      case Outcome.Quarantined quarantined -> {
        LOG.error(
            "payment {} is quarantined: {} of provider order {} does not fit",
            quarantined.payment().id(),
            quarantined.mismatch(),
            order);
        yield answer(HttpStatus.OK, "quarantined");
      }
      case Outcome.UnknownOrder _ -> answer(HttpStatus.OK, "unknown");
    };
  }

  private boolean isStale(Instant signedAt) {
    Duration age = Duration.between(signedAt, clock.instant());
    meters.timer("comanda.payment.webhook.age").record(age.isNegative() ? Duration.ZERO : age);
    return tolerance.filter(limit -> age.abs().compareTo(limit) > 0).isPresent();
  }

  private ResponseEntity<Void> later(Duration retryAfter) {
    count("deferred");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())))
        .build();
  }

  private ResponseEntity<Void> answer(HttpStatus status, String outcome) {
    count(outcome);
    return ResponseEntity.status(status).build();
  }

  private void count(String outcome) {
    meters.counter("comanda.payment.webhook", "outcome", outcome).increment();
  }
}
