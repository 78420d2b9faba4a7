package dev.comanda.infrastructure;

import com.pulumi.Context;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.GetCallerIdentityArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.comanda.infrastructure.RunningService.Surroundings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One environment of Comanda: the concerns, in the order in which they need each other. It reads as
 * the list of what there is.
 */
public final class Environment extends ComponentResource {

  private final SortedMap<String, Output<?>> outputs = new TreeMap<>();

  private Environment(Settings settings) {
    super(
        Concern.TYPES + "Environment",
        settings.prefix(),
        ComponentResourceOptions.builder().providers(provider(settings)).build());

    Logs logs = new Logs(settings);
    Network network = new Network(settings, logs, this);
    Firewall firewall = new Firewall(settings, network, this);
    Database database = new Database(settings, network, firewall, this);
    Tables tables = new Tables(settings, this);
    Queues queues = new Queues(settings, this);
    Vault vault = new Vault(settings);
    Credentials credentials = new Credentials(settings, vault, database, this);
    Images images = new Images(settings, this);
    Cluster cluster = new Cluster(settings, this);
    LoadBalancing loadBalancing = new LoadBalancing(settings, network, firewall, this);
    EntryPoint entryPoint = new EntryPoint(settings, network, firewall, loadBalancing, logs, this);
    Migration migration = new Migration(settings, database, credentials, images, logs, this);
    Surroundings around =
        new Surroundings(
            network,
            firewall,
            loadBalancing,
            cluster,
            images,
            database,
            tables,
            queues,
            credentials,
            logs);
    List<RunningService> services =
        Arrays.stream(Service.values())
            .map(service -> new RunningService(settings, service, around, this))
            .toList();
    Monitoring monitoring =
        new Monitoring(
            settings, entryPoint, loadBalancing, cluster, services, queues, tables, database, this);
    EnvironmentSecret secret =
        new EnvironmentSecret(
            vault, network, entryPoint, loadBalancing, cluster, database, credentials, this);
    new Spending(settings, this);
    settings
        .operations()
        .repository()
        .map(repository -> new Pipeline(settings, repository, account(), this))
        .ifPresent(pipeline -> {
          outputs.put("pipelineRole", pipeline.deployRoleArn());
          outputs.put("previewRole", pipeline.previewRoleArn());
        });

    outputs.put("apiUrl", entryPoint.url());
    outputs.put("repositoryUrl", images.url());
    outputs.put("image", Output.of(settings.tasks().image().orElse("")));
    outputs.put("cluster", cluster.name());
    outputs.put("migrationTask", migration.taskArn());
    outputs.put("migrationSubnets", network.privateSubnetIds());
    outputs.put("migrationSecurityGroups", firewall.migration().applyValue(List::of));
    outputs.put("dashboardUrl", monitoring.dashboardUrl());
    outputs.put("environmentSecret", secret.arn());
    registerOutputs(Map.copyOf(outputs));
  }

  /** Registers an environment, and what people and scripts want to know of it. */
  public static void register(Context context, Settings settings) {
    new Environment(settings).outputs.forEach(context::export);
  }

  private Output<String> account() {
    return AwsFunctions.getCallerIdentity(
            GetCallerIdentityArgs.Empty, InvokeOptions.builder().parent(this).build())
        .applyValue(identity -> identity.accountId());
  }

  /** Tags whatever can be tagged, so that costs and clean-ups know whose it is. */
  private static Provider provider(Settings settings) {
    return new Provider(
        "aws",
        ProviderArgs.builder()
            .region(settings.region())
            .defaultTags(
                ProviderDefaultTagsArgs.builder()
                    .tags(
                        new TreeMap<>(
                            Map.of(
                                "Project", "comanda",
                                "Environment", settings.prefix(),
                                "ManagedBy", "pulumi")))
                    .build())
            .build(),
        CustomResourceOptions.Empty);
  }
}
