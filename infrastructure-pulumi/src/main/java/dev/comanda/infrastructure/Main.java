package dev.comanda.infrastructure;

import com.pulumi.Pulumi;

/** What {@code pulumi up} runs. */
public final class Main {

  private Main() {}

  /** Registers the resources of the selected stack. */
  public static void main(String[] args) {
    Pulumi.run(context -> {});
  }
}
