package dev.comanda.infrastructure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.comanda.infrastructure.random.RandomPassword;
import dev.comanda.infrastructure.tls.PrivateKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What must be secret, in one secret for each consumer with just what it needs. The key of a value
 * is the environment variable in which the application reads it.
 */
final class Credentials extends Concern {

  /** As the application's own keys. */
  private static final int KEY_BITS = 2048;

  /** In characters. */
  private static final int PASSWORD_LENGTH = 24;

  /** Who migrates the database; no service, so it has a name of its own. */
  private static final String MIGRATION = "migration";

  /** What a container's definition says of a secret: the variable, and where its value is. */
  record Reference(String variable, Output<String> valueFrom) {}

  private final Vault vault;
  private final PrivateKey signingKey;
  private final RandomPassword employee;
  private final RandomPassword operator;
  private final Map<String, Secret> secrets = new LinkedHashMap<>();
  private final Map<String, List<Reference>> references = new LinkedHashMap<>();

  Credentials(Settings settings, Vault vault, Database database, Resource parent) {
    super("Credentials", "credentials", parent);
    this.vault = vault;
    int generation = settings.secrets().keyGeneration();
    Map<String, Output<String>> identity = new TreeMap<>();
    if (generation > 1) {
      // Tokens that were signed by it are good for as long as they last.
      identity.put("COMANDA_JWT_PREVIOUSKEY", key(generation - 1).privateKey());
    }
    this.signingKey = key(generation);
    int passwords = settings.secrets().passwordGeneration();
    this.employee = new RandomPassword("employee", PASSWORD_LENGTH, passwords, own());
    this.operator = new RandomPassword("operator", PASSWORD_LENGTH, passwords, own());
    identity.put("COMANDA_JWT_PRIVATEKEY", signingKey.privateKey());
    identity.put("COMANDA_EMPLOYEE_PASSWORD", employee.result());
    identity.put("COMANDA_OPERATOR_PASSWORD", operator.result());
    keep(Service.IDENTITY.id(), "What the service identity signs with", identity);

    Map<String, Output<String>> migration = new TreeMap<>();
    migration.put(databaseVariable(Database.OWNER), database.password(Database.OWNER));
    for (Service service : Service.values()) {
      service
          .databaseRole()
          .ifPresent(role -> {
            Map<String, Output<String>> own =
                Map.of(databaseVariable(role), database.password(role));
            migration.putAll(own);
            keep(service.id(), "The database role of the service " + service.id(), own);
          });
    }
    keep(MIGRATION, "The owner of the database, and the roles that it looks after", migration);
    if (settings.payments() instanceof Settings.Payments.MercadoPago provider) {
      keep(
          Service.PAYMENT.id(),
          "What the service payment is known by at Mercado Pago",
          Map.of(
              "COMANDA_MERCADOPAGO_ACCESS_TOKEN", Output.ofSecret(provider.accessToken()),
              "COMANDA_MERCADOPAGO_WEBHOOK_SECRET", Output.ofSecret(provider.webhookSecret())));
    }
    registerOutputs(Map.of("jwk", jwk()));
  }

  /** What a service's container is told. */
  List<Reference> references(Service service) {
    return references.getOrDefault(service.id(), List.of());
  }

  /** What the migration's container is told. */
  List<Reference> migrationReferences() {
    return references.getOrDefault(MIGRATION, List.of());
  }

  /** The right to read the secret of a service; nothing if it has none. */
  List<Statement> permissions(Service service) {
    return reading(service.id());
  }

  /** The right to read what the migration needs. */
  List<Statement> migrationPermissions() {
    return reading(MIGRATION);
  }

  /** The current public key as JWK, which is no secret. */
  Output<String> jwk() {
    return signingKey.publicKey().applyValue(Credentials::toJwk);
  }

  /** The current key pair, as PEM and as JWK. */
  Map<String, Object> jwt() {
    return Map.of(
        "privateKey", signingKey.privateKey(), "publicKey", signingKey.publicKey(), "jwk", jwk());
  }

  /** With which the first people sign in. */
  Map<String, Object> ofPeople() {
    return Map.of("employee", employee.result(), "operator", operator.result());
  }

  private void keep(String consumer, String description, Map<String, Output<String>> values) {
    Vault.Kept kept = vault.keep(consumer, description, values, this);
    secrets.put(consumer, kept.secret());
    SecretVersion version = kept.version();
    references.put(
        consumer,
        values.keySet().stream()
            .sorted()
            .map(variable ->
                new Reference(
                    variable,
                    // With the version: a new value makes a new task definition, and so new
                    // tasks.
                    Output.format("%s:%s::%s", version.arn(), variable, version.versionId())))
            .toList());
  }

  private List<Statement> reading(String consumer) {
    return Optional.ofNullable(secrets.get(consumer))
        .map(secret -> List.of(Statement.of("secretsmanager:GetSecretValue").on(secret.arn())))
        .orElse(List.of());
  }

  private PrivateKey key(int generation) {
    return new PrivateKey("signing-key-" + generation, KEY_BITS, own());
  }

  private static String databaseVariable(String role) {
    return "COMANDA_POSTGRES_%s_PASSWORD".formatted(role.toUpperCase(Locale.ROOT));
  }

  private static String toJwk(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
    try {
      RSAPublicKey key =
          (RSAPublicKey)
              KeyFactory.getInstance("RSA")
                  .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
      return new RSAKey.Builder(key)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint()
          .build()
          .toJSONString();
    } catch (GeneralSecurityException | JOSEException impossible) {
      throw new IllegalStateException("the generated key is no RSA key", impossible);
    }
  }
}
