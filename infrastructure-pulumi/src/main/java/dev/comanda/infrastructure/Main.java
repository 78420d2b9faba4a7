package dev.comanda.infrastructure;

import com.pulumi.Pulumi;

/** What {@code pulumi up} runs. */
public final class Main {

  private Main() {}

  /** Registers the resources of the selected stack. */
  public static void main(String[] args) {
    // With fewer than three processors the SDK's runner would wait for itself (pulumi-java #2270).
    System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "4");
    Pulumi.run(context ->
        Environment.register(
            context, Settings.read(context.stackName(), context.config("comanda")::get)));
  }
}
