package dev.comanda.infrastructure;

import com.pulumi.aws.appautoscaling.Policy;
import com.pulumi.aws.appautoscaling.PolicyArgs;
import com.pulumi.aws.appautoscaling.Target;
import com.pulumi.aws.appautoscaling.TargetArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyStepScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyStepScalingPolicyConfigurationStepAdjustmentArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationServiceArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationServiceClientAliasArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One of the five services, as it runs: its task, how many there are, and when there are more. */
final class RunningService extends Concern {

  /** Percent of the processor that all tasks together should use. */
  private static final double CPU_TARGET = 60;

  /** Seconds that the oldest message waits before there is one task more. */
  private static final double LATE = 30;

  private static final int COOLDOWN_SECONDS = 120;

  /** In seconds: a task is not judged before the application can have started. */
  private static final int GRACE = 90;

  /** What everything else of the environment a service may need. */
  record Surroundings(
      Network network,
      Firewall firewall,
      LoadBalancing loadBalancing,
      Cluster cluster,
      Images images,
      Database database,
      Tables tables,
      Queues queues,
      Credentials credentials,
      Logs logs) {}

  private final Settings settings;
  private final Service service;
  private final Surroundings around;
  private final com.pulumi.aws.ecs.Service running;

  RunningService(Settings settings, Service service, Surroundings around, Resource parent) {
    super("RunningService", service.id(), parent);
    this.settings = settings;
    this.service = service;
    this.around = around;
    this.running = run(task());
    scale();
    registerOutputs(Map.of("name", running.name()));
  }

  /** As metrics call it. */
  Output<String> serviceName() {
    return running.name();
  }

  Service service() {
    return service;
  }

  private TaskDefinition task() {
    LogGroup log = around.logs().group(service.id(), this);
    Container container =
        new Container(
                service.id(), around.images().reference(settings.tasks().image().orElse("none")))
            .environment(environment())
            .secrets(around.credentials().references(service))
            .serving(Service.PORT, Service.READY)
            .logging(log.name(), settings.region());
    List<Statement> permissions = new ArrayList<>(around.tables().permissions(service));
    permissions.addAll(around.queues().permissions(service));
    return Task.define(
        service.id(),
        service.id(),
        settings,
        around.images(),
        log,
        container,
        around.credentials().permissions(service),
        permissions,
        this);
  }

  /** What differs from the application's profile `aws`; nothing here is secret. */
  private Map<String, Output<String>> environment() {
    Map<String, Output<String>> variables = new TreeMap<>();
    variables.put("SPRING_PROFILES_ACTIVE", Output.of("aws"));
    variables.put("AWS_REGION", Output.of(settings.region()));
    variables.put("COMANDA_CONTEXTS", Output.of(service.id()));
    variables.put(
        "COMANDA_HTTP_ALLOWEDORIGINS",
        Output.of(String.join(",", settings.api().allowedOrigins())));
    for (Service other : service.calls()) {
      String url = "http://%s:%d".formatted(other.id(), Service.PORT);
      switch (other) {
        case IDENTITY ->
            variables.put("COMANDA_JWT_JWKSURI", Output.of(url + "/.well-known/jwks.json"));
        case CATALOG -> variables.put("COMANDA_CATALOG_BASEURL", Output.of(url));
        case ORDER, PAYMENT, PRODUCTION ->
            throw new IllegalStateException("nobody knows how to call " + other);
      }
    }
    if (service.table().isPresent()) {
      variables.put("COMANDA_AWS_TABLEPREFIX", Output.of(settings.prefix() + "-"));
    }
    if (around.queues().all().containsKey(service)) {
      variables.put("COMANDA_AWS_QUEUEPREFIX", Output.of(settings.prefix() + "-"));
    }
    if (service.databaseRole().isPresent()) {
      variables.put("COMANDA_POSTGRES_URL", around.database().url());
      variables.put(
          "COMANDA_POSTGRES_POOLSIZE",
          Output.of(String.valueOf(settings.database().connections())));
    }
    if (service == Service.PAYMENT) {
      switch (settings.payments()) {
        case Settings.Payments.InMemory() -> variables.put("COMANDA_PAYMENTS", Output.of("memory"));
        case Settings.Payments.MercadoPago provider -> {
          variables.put("COMANDA_PAYMENTS", Output.of("mercadopago"));
          variables.put("COMANDA_MERCADOPAGO_POS", Output.of(provider.pos()));
        }
      }
    }
    return variables;
  }

  private com.pulumi.aws.ecs.Service run(TaskDefinition task) {
    boolean ready = settings.tasks().image().isPresent();
    return new com.pulumi.aws.ecs.Service(
        service.id(),
        ServiceArgs.builder()
            .name(settings.prefix() + "-" + service.id())
            .cluster(around.cluster().arn())
            .taskDefinition(task.arn())
            .launchType("FARGATE")
            .platformVersion("1.4.0")
            .desiredCount(ready ? fewest() : 0)
            .deploymentMinimumHealthyPercent(100)
            .deploymentMaximumPercent(200)
            .deploymentCircuitBreaker(
                ServiceDeploymentCircuitBreakerArgs.builder().enable(true).rollback(true).build())
            .healthCheckGracePeriodSeconds(GRACE)
            .enableExecuteCommand(false)
            .propagateTags("SERVICE")
            .networkConfiguration(
                ServiceNetworkConfigurationArgs.builder()
                    .subnets(around.network().privateSubnetIds())
                    .securityGroups(around.firewall().service(service).applyValue(List::of))
                    .assignPublicIp(false)
                    .build())
            .loadBalancers(
                ServiceLoadBalancerArgs.builder()
                    .targetGroupArn(around.loadBalancing().targets(service).arn())
                    .containerName(service.id())
                    .containerPort(Service.PORT)
                    .build())
            .serviceConnectConfiguration(neighbours())
            // So that `pulumi up` fails when the new tasks do.
            .waitForSteadyState(ready)
            .build(),
        CustomResourceOptions.merge(
            own(),
            CustomResourceOptions.builder()
                .dependsOn(around.loadBalancing().rule(service))
                // How many there are is the business of scaling.
                .ignoreChanges(ready ? List.of("desiredCount") : List.of())
                .build()));
  }

  private ServiceServiceConnectConfigurationArgs neighbours() {
    ServiceServiceConnectConfigurationArgs.Builder neighbours =
        ServiceServiceConnectConfigurationArgs.builder()
            .enabled(true)
            .namespace(around.cluster().namespaceArn());
    if (service.isCalled()) {
      neighbours.services(
          ServiceServiceConnectConfigurationServiceArgs.builder()
              .portName("http")
              .discoveryName(service.id())
              .clientAlias(
                  ServiceServiceConnectConfigurationServiceClientAliasArgs.builder()
                      .dnsName(service.id())
                      .port(Service.PORT)
                      .build())
              .build());
    }
    return neighbours.build();
  }

  private void scale() {
    boolean ready = settings.tasks().image().isPresent();
    Target target =
        new Target(
            service.id(),
            TargetArgs.builder()
                .serviceNamespace("ecs")
                .scalableDimension("ecs:service:DesiredCount")
                .resourceId(Output.format("service/%s/%s", around.cluster().name(), running.name()))
                .minCapacity(ready ? fewest() : 0)
                .maxCapacity(ready ? most() : 0)
                .build(),
            own());
    new Policy(
        service.id() + "-by-processor",
        policy(target)
            .policyType("TargetTrackingScaling")
            .targetTrackingScalingPolicyConfiguration(
                PolicyTargetTrackingScalingPolicyConfigurationArgs.builder()
                    .predefinedMetricSpecification(
                        PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs
                            .builder()
                            .predefinedMetricType("ECSServiceAverageCPUUtilization")
                            .build())
                    .targetValue(CPU_TARGET)
                    .scaleOutCooldown(COOLDOWN_SECONDS)
                    .scaleInCooldown(2 * COOLDOWN_SECONDS)
                    .build())
            .build(),
        own());
    Optional.ofNullable(around.queues().all().get(service))
        .ifPresent(pair -> scaleByAge(target, pair.queue()));
  }

  private void scaleByAge(Target target, Queue queue) {
    Policy more =
        new Policy(
            service.id() + "-by-queue-age",
            policy(target)
                .policyType("StepScaling")
                .stepScalingPolicyConfiguration(
                    PolicyStepScalingPolicyConfigurationArgs.builder()
                        .adjustmentType("ChangeInCapacity")
                        .metricAggregationType("Maximum")
                        .cooldown(COOLDOWN_SECONDS)
                        .stepAdjustments(
                            PolicyStepScalingPolicyConfigurationStepAdjustmentArgs.builder()
                                .metricIntervalLowerBound("0")
                                .scalingAdjustment(1)
                                .build())
                        .build())
                .build(),
            own());
    new MetricAlarm(
        service.id() + "-scale-by-queue-age",
        MetricAlarmArgs.builder()
            .name("%s-%s-scale-by-queue-age".formatted(settings.prefix(), service.id()))
            .alarmDescription("One task more: messages wait. No person has to do anything.")
            .namespace("AWS/SQS")
            .metricName("ApproximateAgeOfOldestMessage")
            .dimensions(queue.name().applyValue(name -> Map.of("QueueName", name)))
            .statistic("Maximum")
            .comparisonOperator("GreaterThanThreshold")
            .threshold(LATE)
            .period(60)
            .evaluationPeriods(1)
            .treatMissingData("notBreaching")
            .alarmActions(more.arn().applyValue(List::of))
            .build(),
        own());
  }

  private static PolicyArgs.Builder policy(Target target) {
    return PolicyArgs.builder()
        .serviceNamespace(target.serviceNamespace())
        .scalableDimension(target.scalableDimension())
        .resourceId(target.resourceId());
  }

  /** A provider in memory knows only the payments of its own process. */
  private boolean single() {
    return service == Service.PAYMENT && settings.payments() instanceof Settings.Payments.InMemory;
  }

  private int fewest() {
    return single() ? 1 : settings.tasks().min();
  }

  private int most() {
    return single() ? 1 : settings.tasks().max();
  }
}
