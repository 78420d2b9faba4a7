package dev.comanda.infrastructure;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionRuntimePlatformArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionVolumeArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.List;

/** A task of one container: its roles, its definition. */
final class Task {

  private Task() {}

  /**
   * Registers a task definition with its two roles: the one that ECS starts it with, which may read
   * its secrets, and the one that it works with, which may not.
   *
   * @param name of the task
   * @param resource the name of the definition among the resources
   * @param secrets the right to read its secrets
   * @param permissions what it may do
   */
  static TaskDefinition define(
      String name,
      String resource,
      Settings settings,
      Images images,
      LogGroup log,
      Container container,
      List<Statement> secrets,
      List<Statement> permissions,
      Concern owner) {
    String prefix = "%s-%s".formatted(settings.prefix(), name);
    Output<String> trust = Roles.trust("ecs-tasks.amazonaws.com");
    Role execution =
        Roles.of(name + "-start", prefix + "-start-", trust, starting(images, log, secrets), owner);
    Role work = Roles.of(name + "-work", prefix + "-work-", trust, permissions, owner);
    return new TaskDefinition(
        resource,
        TaskDefinitionArgs.builder()
            .family(prefix)
            .requiresCompatibilities("FARGATE")
            .networkMode("awsvpc")
            .cpu(String.valueOf(settings.tasks().cpu()))
            .memory(String.valueOf(settings.tasks().memoryMb()))
            .runtimePlatform(
                TaskDefinitionRuntimePlatformArgs.builder()
                    .operatingSystemFamily("LINUX")
                    .cpuArchitecture(settings.tasks().architecture())
                    .build())
            .executionRoleArn(execution.arn())
            .taskRoleArn(work.arn())
            .volumes(TaskDefinitionVolumeArgs.builder().name(Container.SCRATCH).build())
            .containerDefinitions(container.definitions())
            // What runs keeps its definition until nothing runs by it.
            .skipDestroy(true)
            .build(),
        owner.own());
  }

  private static List<Statement> starting(Images images, LogGroup log, List<Statement> secrets) {
    List<Statement> permissions = new ArrayList<>(secrets);
    permissions.add(
        Statement.of(
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer")
            .on(images.arn()));
    // It is of no resource: there is one token for all repositories.
    permissions.add(Statement.of("ecr:GetAuthorizationToken").on(Output.of("*")));
    permissions.add(
        Statement.of("logs:CreateLogStream", "logs:PutLogEvents")
            .on(Output.format("%s:*", log.arn())));
    return permissions;
  }
}
