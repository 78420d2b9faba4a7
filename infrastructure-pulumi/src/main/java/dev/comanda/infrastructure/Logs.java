package dev.comanda.infrastructure;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;

/**
 * Where logs go, and for how long.
 *
 * @param settings of the environment
 */
record Logs(Settings settings) {

  /** Registers a group, which is gone with its environment, but in production. */
  LogGroup group(String name, Concern owner) {
    return new LogGroup(
        name,
        LogGroupArgs.builder()
            .name("/comanda/%s/%s".formatted(settings.stack(), name))
            .retentionInDays(settings.operations().logDays())
            .skipDestroy(settings.isProduction())
            .build(),
        owner.own());
  }
}
