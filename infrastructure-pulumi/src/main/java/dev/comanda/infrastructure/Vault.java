package dev.comanda.infrastructure;

import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretArgs;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.aws.secretsmanager.SecretVersionArgs;
import java.util.Map;

/**
 * Where secrets are kept.
 *
 * @param settings of the environment
 */
record Vault(Settings settings) {

  /** For how many days a deleted secret of production can be had back. */
  private static final int RECOVERY_DAYS = 30;

  /** A secret, with the version that it has now. */
  record Kept(Secret secret, SecretVersion version) {}

  /**
   * Registers a secret and its value.
   *
   * @param content what it holds, as JSON; outputs inside may be secret
   */
  Kept keep(String name, String description, Map<String, ?> content, Concern owner) {
    Secret secret =
        new Secret(
            name,
            SecretArgs.builder()
                .name("comanda/%s/%s".formatted(settings.stack(), name))
                .description(description)
                .recoveryWindowInDays(settings.isProduction() ? RECOVERY_DAYS : 0)
                .build(),
            owner.own());
    SecretVersion version =
        new SecretVersion(
            name,
            SecretVersionArgs.builder()
                .secretId(secret.id())
                .secretString(Json.of(content).asSecret())
                .build(),
            owner.own());
    return new Kept(secret, version);
  }
}
