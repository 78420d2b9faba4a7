package dev.comanda.localcloud.mercadopago;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to run the simulator.
 *
 * @param host the address to listen on
 * @param port 0 takes any free one
 * @param directory where orders are kept, or null to forget them
 * @param accessToken the bearer token that clients must send
 * @param webhook where notifications go, or null for nowhere
 * @param webhookSecret what they are signed with
 */
public record SimulatorOptions(
    String host,
    int port,
    @Nullable Path directory,
    String accessToken,
    @Nullable URI webhook,
    String webhookSecret) {}
