package dev.comanda.infrastructure;

import com.pulumi.aws.ecs.ClusterArgs;
import com.pulumi.aws.ecs.inputs.ClusterServiceConnectDefaultsArgs;
import com.pulumi.aws.ecs.inputs.ClusterSettingArgs;
import com.pulumi.aws.servicediscovery.HttpNamespace;
import com.pulumi.aws.servicediscovery.HttpNamespaceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.Map;

/** Where tasks run, and the namespace in which services find each other by name. */
final class Cluster extends Concern {

  private final com.pulumi.aws.ecs.Cluster cluster;
  private final HttpNamespace namespace;

  Cluster(Settings settings, Resource parent) {
    super("Cluster", "cluster", parent);
    this.namespace =
        new HttpNamespace(
            "services",
            HttpNamespaceArgs.builder()
                .name(settings.prefix())
                .description("The services of " + settings.prefix())
                .build(),
            own());
    this.cluster =
        new com.pulumi.aws.ecs.Cluster(
            "services",
            ClusterArgs.builder()
                .name(settings.prefix())
                .settings(
                    ClusterSettingArgs.builder().name("containerInsights").value("enabled").build())
                .serviceConnectDefaults(
                    ClusterServiceConnectDefaultsArgs.builder().namespace(namespace.arn()).build())
                .build(),
            own());
    registerOutputs(Map.of("name", cluster.name()));
  }

  Output<String> arn() {
    return cluster.arn();
  }

  Output<String> name() {
    return cluster.name();
  }

  Output<String> namespaceArn() {
    return namespace.arn();
  }
}
