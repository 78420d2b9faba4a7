package dev.comanda.endtoend;

import dev.comanda.localcloud.LocalCloudImage;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips the topology {@code containers} where there is no Docker and none is required. Found by
 * JUnit in the execution of that name (see the pom).
 */
public final class WhereDockerRuns implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return LocalCloudImage.isRequired() || DockerClientFactory.instance().isDockerAvailable()
        ? ConditionEvaluationResult.enabled("there is a Docker")
        : ConditionEvaluationResult.disabled("no Docker here");
  }
}
