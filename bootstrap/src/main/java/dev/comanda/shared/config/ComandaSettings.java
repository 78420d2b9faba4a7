package dev.comanda.shared.config;

import dev.comanda.shared.adapter.http.HttpSettings;
import dev.comanda.shared.adapter.postgres.ServiceRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings under {@code comanda}, with the defaults of {@code application.yaml}; those that
 * decide which beans exist are in {@link Topology}. Secrets have no defaults.
 *
 * @param clockOffset how far this process's clock is ahead of the machine's, for rehearsals of
 *     clocks that disagree; zero everywhere else
 */
@ConfigurationProperties("comanda")
public record ComandaSettings(
    Postgres postgres,
    Aws aws,
    Catalog catalog,
    MercadoPago mercadopago,
    Jwt jwt,
    FirstAccount employee,
    FirstAccount operator,
    Http http,
    @DefaultValue("0s") Duration clockOffset) {

  /**
   * @param poolSize connections per context, 1 to 100
   * @param migrate whether a process migrates when it starts, for which it needs the owner's
   *     password; otherwise {@link dev.comanda.MigrateDatabase} has to
   */
  public record Postgres(
      String url, int poolSize, boolean migrate, Role owner, Role catalog, Role order) {

    /** A role of the database, with its secret. */
    public record Role(String user, @DefaultValue("") String password) {

      /** As the database knows it, if a service is to use it. */
      public ServiceRole ofService() {
        return new ServiceRole(user, password);
      }

      @Override
      public String toString() {
        return user;
      }
    }
  }

  /**
   * Region and credentials are the environment's, as everywhere on AWS.
   *
   * @param dynamodbEndpoint blank for the region's own
   * @param sqsEndpoint blank for the region's own
   * @param tablePrefix of every table's name, so that environments can share an account
   * @param queuePrefix of every queue's name, likewise
   */
  public record Aws(
      String dynamodbEndpoint, String sqsEndpoint, String tablePrefix, String queuePrefix) {

    /** An endpoint that is not the region's own. */
    public static Optional<URI> endpoint(String value) {
      return value.isBlank() ? Optional.empty() : Optional.of(URI.create(value));
    }
  }

  /**
   * @param baseUrl blank for the catalog of this process
   */
  public record Catalog(String baseUrl) {}

  /**
   * @param webhookSecret signs webhooks
   * @param previousWebhookSecret still accepted while secrets are being changed
   * @param pos the point of sale that QR codes belong to
   */
  public record MercadoPago(
      URI baseUrl,
      @DefaultValue("") String accessToken,
      @DefaultValue("") String webhookSecret,
      @DefaultValue("") String previousWebhookSecret,
      String pos,
      @DefaultValue("5s") Duration reconcileEvery) {

    @Override
    public String toString() {
      return baseUrl.toString();
    }
  }

  /**
   * @param keyDirectory where embedded processes keep their signing keys
   * @param privateKey PEM or JWK of the current key; blank for the key directory
   * @param previousKey PEM or JWK of the key before
   * @param jwksUri blank for the keys of this process
   */
  public record Jwt(
      String issuer,
      String audience,
      Path keyDirectory,
      @DefaultValue("") String privateKey,
      @DefaultValue("") String previousKey,
      String jwksUri) {

    @Override
    public String toString() {
      return issuer;
    }
  }

  /**
   * Somebody who can sign in from the first start on.
   *
   * @param password theirs; blank for a generated one
   */
  public record FirstAccount(String username, @DefaultValue("") String password) {

    @Override
    public String toString() {
      return username;
    }
  }

  /**
   * @param allowedOrigins for CORS, comma-separated
   * @param maxBody of a request
   */
  public record Http(String allowedOrigins, DataSize maxBody, Limits limits) {

    /** See {@link HttpSettings.Limits}. */
    public record Limits(
        int requestsAtOnce,
        int writeBurst,
        Duration writeRefill,
        int signInBurst,
        Duration signInRefill,
        int failedPasswordBurst,
        Duration failedPasswordRefill) {}
  }
}
