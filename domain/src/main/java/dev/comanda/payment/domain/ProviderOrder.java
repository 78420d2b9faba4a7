package dev.comanda.payment.domain;

import dev.comanda.shared.domain.Money;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What the provider keeps for a payment, read at the provider; a notification that somebody sends
 * is never turned into one.
 *
 * @param reference what we named it when we asked for it: the payment's id
 * @param amount empty if it is no amount of a currency we know
 * @param qrCode the text of the code that the customer scans; not in every answer
 * @param expiresAt until when it can be paid; empty if the provider does not say
 */
public record ProviderOrder(
    ProviderOrderId id,
    String reference,
    Optional<Money> amount,
    ProviderStatus status,
    Optional<String> qrCode,
    Optional<Instant> expiresAt)
    implements ValueObject {}
