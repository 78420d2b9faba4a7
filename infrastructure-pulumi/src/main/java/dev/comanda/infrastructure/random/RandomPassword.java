package dev.comanda.infrastructure.random;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/** A password that is made once, and again only when its generation changes; kept in the state. */
@ResourceType(type = RandomPassword.TYPE)
public final class RandomPassword extends CustomResource {

  static final String TYPE = "random:index/randomPassword:RandomPassword";

  /** As in {@code plugin.json}. */
  private static final String VERSION = "4.21.2";

  @Export(name = "result", refs = String.class, tree = "[0]")
  @SuppressWarnings("NullAway.Init") // the SDK sets it
  private Output<String> result;

  /**
   * Registers a password of letters and digits, which no file format or URL has to escape.
   *
   * @param length in characters, of almost six bits each
   * @param generation another one makes another password
   */
  public RandomPassword(String name, int length, int generation, CustomResourceOptions options) {
    super(
        TYPE,
        name,
        new Args(length, generation),
        CustomResourceOptions.merge(
            options,
            CustomResourceOptions.builder()
                .version(VERSION)
                .additionalSecretOutputs(List.of("result"))
                .build()));
  }

  /** The password, which is a secret. */
  public Output<String> result() {
    return result.asSecret();
  }

  @SuppressWarnings("UnusedVariable") // the SDK reads them
  private static final class Args extends ResourceArgs {

    @Import(name = "length", required = true)
    private final Output<Integer> length;

    @Import(name = "special")
    private final Output<Boolean> special = Output.of(false);

    @Import(name = "keepers")
    private final Output<Map<String, String>> keepers;

    Args(int length, int generation) {
      this.length = Output.of(length);
      this.keepers = Output.of(Map.of("generation", String.valueOf(generation)));
    }
  }
}
