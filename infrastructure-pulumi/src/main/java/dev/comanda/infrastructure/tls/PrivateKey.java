package dev.comanda.infrastructure.tls;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** An RSA key pair that is made once and kept in the state. */
@ResourceType(type = PrivateKey.TYPE)
public final class PrivateKey extends CustomResource {

  static final String TYPE = "tls:index/privateKey:PrivateKey";

  /** As in {@code plugin.json}. */
  private static final String VERSION = "5.6.1";

  @Export(name = "privateKeyPemPkcs8", refs = String.class, tree = "[0]")
  @SuppressWarnings("NullAway.Init") // the SDK sets it
  private Output<String> privateKeyPemPkcs8;

  @Export(name = "publicKeyPem", refs = String.class, tree = "[0]")
  @SuppressWarnings("NullAway.Init") // the SDK sets it
  private Output<String> publicKeyPem;

  /**
   * Registers a key pair.
   *
   * @param bits of the modulus
   */
  public PrivateKey(String name, int bits, CustomResourceOptions options) {
    super(
        TYPE,
        name,
        new Args(bits),
        CustomResourceOptions.merge(
            options,
            CustomResourceOptions.builder()
                .version(VERSION)
                .additionalSecretOutputs(
                    List.of("privateKeyPem", "privateKeyPemPkcs8", "privateKeyOpenssh"))
                .build()));
  }

  /** The private key as PKCS #8 in PEM, which is a secret. */
  public Output<String> privateKey() {
    return privateKeyPemPkcs8.asSecret();
  }

  /** The public key as SubjectPublicKeyInfo in PEM. */
  public Output<String> publicKey() {
    return publicKeyPem;
  }

  @SuppressWarnings("UnusedVariable") // the SDK reads them
  private static final class Args extends ResourceArgs {

    @Import(name = "algorithm", required = true)
    private final Output<String> algorithm = Output.of("RSA");

    @Import(name = "rsaBits")
    private final Output<Integer> rsaBits;

    Args(int bits) {
      this.rsaBits = Output.of(bits);
    }
  }
}
