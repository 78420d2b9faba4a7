package dev.comanda.infrastructure;

import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.aws.lb.LoadBalancerArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionPathPatternArgs;
import com.pulumi.aws.lb.inputs.LoadBalancerAccessLogsArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which service answers: an internal load balancer that knows the services by their paths, and
 * answers 404 to everything else.
 */
final class LoadBalancing extends Concern {

  private static final int HTTP = 80;

  /** In seconds; longer than API Gateway waits, shorter than a service keeps a connection. */
  private static final int IDLE = 60;

  /** In seconds: what a task has begun takes no longer. */
  private static final int DEREGISTRATION = 30;

  /** Between rules, so that others fit in without moving them. */
  private static final int PRIORITY_STEP = 10;

  /** What payments in memory are paid by; Mercado Pago has such a path of its own. */
  private static final String EVENTS_OF_PROVIDER = "/v1/orders/*";

  private final LoadBalancer loadBalancer;
  private final Listener listener;
  private final Map<Service, TargetGroup> targets = new EnumMap<>(Service.class);
  private final Map<Service, ListenerRule> rules = new EnumMap<>(Service.class);

  LoadBalancing(Settings settings, Network network, Firewall firewall, Resource parent) {
    super("LoadBalancing", "load-balancing", parent);
    boolean prod = settings.isProduction();
    BucketV2 logs = accessLogs(settings);
    BucketPolicy mayWrite = mayWrite(logs);
    this.loadBalancer =
        new LoadBalancer(
            "services",
            LoadBalancerArgs.builder()
                .name(settings.prefix())
                .internal(true)
                .loadBalancerType("application")
                .subnets(network.privateSubnetIds())
                .securityGroups(firewall.loadBalancer().applyValue(List::of))
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode("defensive")
                .idleTimeout(IDLE)
                .enableDeletionProtection(prod)
                .accessLogs(
                    LoadBalancerAccessLogsArgs.builder().bucket(logs.id()).enabled(true).build())
                .build(),
            CustomResourceOptions.merge(
                own(), CustomResourceOptions.builder().dependsOn(mayWrite).build()));
    this.listener =
        new Listener(
            "http",
            ListenerArgs.builder()
                .loadBalancerArn(loadBalancer.arn())
                .port(HTTP)
                .protocol("HTTP")
                .defaultActions(
                    ListenerDefaultActionArgs.builder()
                        .type("fixed-response")
                        .fixedResponse(
                            ListenerDefaultActionFixedResponseArgs.builder()
                                .statusCode("404")
                                .contentType("application/json")
                                .messageBody("{\"status\":404,\"title\":\"Not Found\"}")
                                .build())
                        .build())
                .build(),
            own());
    int priority = 0;
    for (Service service : Service.values()) {
      priority += PRIORITY_STEP;
      route(settings, network, service, priority);
    }
    registerOutputs(Map.of("dnsName", loadBalancer.dnsName()));
  }

  Output<String> arn() {
    return loadBalancer.arn();
  }

  /** As metrics call it. */
  Output<String> arnSuffix() {
    return loadBalancer.arnSuffix();
  }

  Output<String> dnsName() {
    return loadBalancer.dnsName();
  }

  Output<String> listenerArn() {
    return listener.arn();
  }

  TargetGroup targets(Service service) {
    return Optional.ofNullable(targets.get(service)).orElseThrow();
  }

  /** What has to exist before ECS may register tasks. */
  ListenerRule rule(Service service) {
    return Optional.ofNullable(rules.get(service)).orElseThrow();
  }

  private void route(Settings settings, Network network, Service service, int priority) {
    TargetGroup group =
        new TargetGroup(
            service.id(),
            TargetGroupArgs.builder()
                .name("%s-%s".formatted(settings.prefix(), service.id()))
                .vpcId(network.vpcId())
                .targetType("ip")
                .protocol("HTTP")
                .port(Service.PORT)
                .deregistrationDelay(DEREGISTRATION)
                .loadBalancingAlgorithmType("least_outstanding_requests")
                .healthCheck(
                    TargetGroupHealthCheckArgs.builder()
                        .path(Service.READY)
                        .matcher("200")
                        .interval(10)
                        .timeout(5)
                        .healthyThreshold(2)
                        .unhealthyThreshold(3)
                        .build())
                .build(),
            own());
    targets.put(service, group);
    List<String> paths = new ArrayList<>(service.paths());
    if (service == Service.PAYMENT && settings.payments() instanceof Settings.Payments.InMemory) {
      paths.add(EVENTS_OF_PROVIDER);
    }
    rules.put(
        service,
        new ListenerRule(
            service.id(),
            ListenerRuleArgs.builder()
                .listenerArn(listener.arn())
                .priority(priority)
                .conditions(
                    ListenerRuleConditionArgs.builder()
                        .pathPattern(
                            ListenerRuleConditionPathPatternArgs.builder().values(paths).build())
                        .build())
                .actions(
                    ListenerRuleActionArgs.builder()
                        .type("forward")
                        .targetGroupArn(group.arn())
                        .build())
                .build(),
            own()));
  }

  private BucketV2 accessLogs(Settings settings) {
    BucketV2 bucket =
        new BucketV2(
            "access-logs",
            BucketV2Args.builder()
                .bucketPrefix(settings.prefix() + "-access-logs-")
                .forceDestroy(!settings.isProduction())
                .build(),
            own());
    new BucketPublicAccessBlock(
        "access-logs",
        BucketPublicAccessBlockArgs.builder()
            .bucket(bucket.id())
            .blockPublicAcls(true)
            .blockPublicPolicy(true)
            .ignorePublicAcls(true)
            .restrictPublicBuckets(true)
            .build(),
        own());
    new BucketServerSideEncryptionConfigurationV2(
        "access-logs",
        BucketServerSideEncryptionConfigurationV2Args.builder()
            .bucket(bucket.id())
            .rules(
                BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                    .applyServerSideEncryptionByDefault(
                        BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs
                            .builder()
                            // The only one that load balancers can write with.
                            .sseAlgorithm("AES256")
                            .build())
                    .build())
            .build(),
        own());
    new BucketLifecycleConfigurationV2(
        "access-logs",
        BucketLifecycleConfigurationV2Args.builder()
            .bucket(bucket.id())
            .rules(
                BucketLifecycleConfigurationV2RuleArgs.builder()
                    .id("expire")
                    .status("Enabled")
                    .filter(
                        BucketLifecycleConfigurationV2RuleFilterArgs.builder().prefix("").build())
                    .expiration(
                        BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                            .days(settings.operations().logDays())
                            .build())
                    .build())
            .build(),
        own());
    return bucket;
  }

  private BucketPolicy mayWrite(BucketV2 bucket) {
    Map<String, Object> write =
        Map.of(
            "Effect",
            "Allow",
            "Principal",
            Map.of("Service", "logdelivery.elasticloadbalancing.amazonaws.com"),
            "Action",
            "s3:PutObject",
            "Resource",
            Output.format("%s/AWSLogs/*", bucket.arn()));
    Map<String, Object> onlyEncrypted =
        Map.of(
            "Effect",
            "Deny",
            "Principal",
            "*",
            "Action",
            "s3:*",
            "Resource",
            List.of(bucket.arn(), Output.format("%s/*", bucket.arn())),
            "Condition",
            Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    return new BucketPolicy(
        "access-logs",
        BucketPolicyArgs.builder()
            .bucket(bucket.id())
            .policy(
                Json.of(
                    Map.of("Version", "2012-10-17", "Statement", List.of(write, onlyEncrypted))))
            .build(),
        own());
  }
}
