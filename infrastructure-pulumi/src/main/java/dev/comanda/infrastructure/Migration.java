package dev.comanda.infrastructure;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;

/**
 * The task that brings the database up to date: it makes the roles of the services, sets their
 * passwords, migrates the schemas, and ends. {@code deploy/migrate} runs it; nothing else knows the
 * owner's password.
 */
final class Migration extends Concern {

  private final TaskDefinition task;

  Migration(
      Settings settings,
      Database database,
      Credentials credentials,
      Images images,
      Logs logs,
      Resource parent) {
    super("Migration", "migration", parent);
    LogGroup log = logs.group("migration", this);
    Container container =
        new Container("migration", images.reference(settings.tasks().image().orElse("none")))
            .entryPoint("java", "@jvm.options", "-cp", "app.jar", "dev.comanda.MigrateDatabase")
            .environment(
                Map.of(
                    "SPRING_PROFILES_ACTIVE", Output.of("aws"),
                    "COMANDA_POSTGRES_URL", database.url()))
            .secrets(credentials.migrationReferences())
            .logging(log.name(), settings.region());
    this.task =
        Task.define(
            "migration",
            "migration-task",
            settings,
            images,
            log,
            container,
            credentials.migrationPermissions(),
            List.of(),
            this);
    registerOutputs(Map.of("task", task.arn()));
  }

  Output<String> taskArn() {
    return task.arn();
  }
}
