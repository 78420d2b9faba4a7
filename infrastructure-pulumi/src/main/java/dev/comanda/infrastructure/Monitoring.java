package dev.comanda.infrastructure;

import com.pulumi.aws.cloudwatch.Dashboard;
import com.pulumi.aws.cloudwatch.DashboardArgs;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What wakes somebody up, and where to look then: each alarm names its page of the runbook. */
final class Monitoring extends Concern {

  private static final String RUNBOOKS = "docs/operations/runbooks/";

  /** Seconds that a message may wait: what the rules for Prometheus call late. */
  private static final double LATE = 300;

  private static final int MINUTE = 60;

  private static final double GIB = 1024d * 1024 * 1024;

  /** How many columns a dashboard has, and how many of them a graph takes here. */
  private static final int COLUMNS = 24;

  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;

  /**
   * A line of a graph, or the reason of an alarm.
   *
   * @param dimensions as CloudWatch names them
   */
  private record Metric(
      String namespace, String name, String statistic, Map<String, Output<String>> dimensions) {}

  private final Settings settings;
  private final Topic alarms;
  private final Dashboard dashboard;
  private final List<Map<String, Object>> graphs = new ArrayList<>();

  Monitoring(
      Settings settings,
      EntryPoint entryPoint,
      LoadBalancing loadBalancing,
      Cluster cluster,
      List<RunningService> services,
      Queues queues,
      Tables tables,
      Database database,
      Resource parent) {
    super("Monitoring", "monitoring", parent);
    this.settings = settings;
    this.alarms =
        new Topic("alarms", TopicArgs.builder().name(settings.prefix() + "-alarms").build(), own());
    settings
        .operations()
        .alarmEmail()
        .ifPresent(email ->
            new TopicSubscription(
                "operators",
                TopicSubscriptionArgs.builder()
                    .topic(alarms.arn())
                    .protocol("email")
                    .endpoint(email)
                    .build(),
                own()));
    watch(entryPoint, loadBalancing);
    services.forEach(service -> watch(service, cluster, loadBalancing));
    queues.all().forEach((consumer, pair) -> watch(consumer, pair));
    tables.all().forEach(this::watch);
    watch(database);
    this.dashboard =
        new Dashboard(
            "dashboard",
            DashboardArgs.builder()
                .dashboardName(settings.prefix())
                .dashboardBody(Json.of(Map.of("widgets", graphs)))
                .build(),
            own());
    registerOutputs(Map.of("url", dashboardUrl()));
  }

  Output<String> alarmsTopicArn() {
    return alarms.arn();
  }

  Output<String> dashboardUrl() {
    return Output.format(
        "https://%s.console.aws.amazon.com/cloudwatch/home?region=%s#dashboards:name=%s",
        settings.region(), settings.region(), dashboard.dashboardName());
  }

  private void watch(EntryPoint entryPoint, LoadBalancing loadBalancing) {
    Map<String, Output<String>> api = Map.of("ApiId", entryPoint.apiId());
    Map<String, Output<String>> balancer = Map.of("LoadBalancer", loadBalancing.arnSuffix());
    Metric errors = new Metric("AWS/ApiGateway", "5xx", "Sum", api);
    alarm("api-errors", "ServerErrors", errors, 5, 5);
    Metric late = new Metric("AWS/ApiGateway", "Latency", "p99", api);
    alarm("api-slow", "ServerErrors", late, 2_000, 10);
    graph("Requests", new Metric("AWS/ApiGateway", "Count", "Sum", api), errors);
    graph("Answers, p50 and p99 (ms)", new Metric("AWS/ApiGateway", "Latency", "p50", api), late);
    graph(
        "Errors of services and of the load balancer",
        new Metric("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "Sum", balancer),
        new Metric("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "Sum", balancer));
  }

  private void watch(RunningService running, Cluster cluster, LoadBalancing loadBalancing) {
    String name = running.service().id();
    Map<String, Output<String>> targets =
        Map.of(
            "LoadBalancer", loadBalancing.arnSuffix(),
            "TargetGroup", loadBalancing.targets(running.service()).arnSuffix());
    Map<String, Output<String>> tasks =
        Map.of("ClusterName", cluster.name(), "ServiceName", running.serviceName());
    Metric healthy = new Metric("AWS/ApplicationELB", "HealthyHostCount", "Minimum", targets);
    // Before there is an image there are no tasks, and nobody to wake.
    if (settings.tasks().image().isPresent()) {
      new MetricAlarm(
          name + "-down",
          arguments(name + "-down", "ServiceDown", healthy, 3)
              .comparisonOperator("LessThanThreshold")
              .threshold(1d)
              .treatMissingData("breaching")
              .build(),
          own());
    }
    Metric memory = new Metric("AWS/ECS", "MemoryUtilization", "Maximum", tasks);
    alarm(name + "-memory", "ServiceDown", memory, 90, 10);
    graph(
        name + ": processor and memory (%)",
        new Metric("AWS/ECS", "CPUUtilization", "Average", tasks),
        memory);
  }

  private void watch(Service consumer, Queues.Pair pair) {
    Metric age = ofQueue("ApproximateAgeOfOldestMessage", pair.queue());
    alarm(consumer.id() + "-messages-late", "MessagesLate", age, LATE, 2);
    Metric dead = ofQueue("ApproximateNumberOfMessagesVisible", pair.deadLetters());
    alarm(consumer.id() + "-dead-letters", "DeadLetters", dead, 0, 1);
    // Whatever nobody redrives is lost when its retention ends.
    alarm(
        consumer.id() + "-dead-letters-old",
        "DeadLetters",
        ofQueue("ApproximateAgeOfOldestMessage", pair.deadLetters()),
        7d * 24 * 60 * MINUTE,
        1);
    graph("Messages for " + consumer.id() + ": oldest (s), dead", age, dead);
  }

  private void watch(String name, Table table) {
    Map<String, Output<String>> dimensions = Map.of("TableName", table.name());
    Metric throttled = new Metric("AWS/DynamoDB", "ThrottledRequests", "Sum", dimensions);
    alarm(name + "-throttled", "ServerErrors", throttled, 0, 5);
    graph(
        "Table " + name + ": units",
        new Metric("AWS/DynamoDB", "ConsumedReadCapacityUnits", "Sum", dimensions),
        new Metric("AWS/DynamoDB", "ConsumedWriteCapacityUnits", "Sum", dimensions));
  }

  private void watch(Database database) {
    Map<String, Output<String>> dimensions = Map.of("DBInstanceIdentifier", database.identifier());
    Metric processor = new Metric("AWS/RDS", "CPUUtilization", "Average", dimensions);
    alarm("database-busy", "ServerErrors", processor, 85, 15);
    Metric connections = new Metric("AWS/RDS", "DatabaseConnections", "Maximum", dimensions);
    alarm(
        "database-connections",
        "ServerErrors",
        connections,
        0.9 * settings.database().instanceClass().maxConnections,
        5);
    Metric space = new Metric("AWS/RDS", "FreeStorageSpace", "Minimum", dimensions);
    new MetricAlarm(
        "database-full",
        arguments("database-full", "ServerErrors", space, 5)
            .comparisonOperator("LessThanThreshold")
            .threshold(2 * GIB)
            .treatMissingData("missing")
            .build(),
        own());
    graph("Database: processor (%), connections", processor, connections);
  }

  private static Metric ofQueue(String name, Queue queue) {
    return new Metric("AWS/SQS", name, "Maximum", Map.of("QueueName", queue.name()));
  }

  /** Above the threshold for all of the last minutes. */
  private void alarm(String name, String runbook, Metric metric, double threshold, int minutes) {
    new MetricAlarm(
        name,
        arguments(name, runbook, metric, minutes)
            .comparisonOperator("GreaterThanThreshold")
            .threshold(threshold)
            .treatMissingData("notBreaching")
            .build(),
        own());
  }

  private MetricAlarmArgs.Builder arguments(
      String name, String runbook, Metric metric, int minutes) {
    MetricAlarmArgs.Builder alarm =
        MetricAlarmArgs.builder()
            .name("%s-%s".formatted(settings.prefix(), name))
            .alarmDescription(RUNBOOKS + runbook + ".md")
            .namespace(metric.namespace())
            .metricName(metric.name())
            .dimensions(resolved(metric.dimensions()))
            .period(MINUTE)
            .evaluationPeriods(minutes)
            .alarmActions(alarms.arn().applyValue(List::of))
            .okActions(alarms.arn().applyValue(List::of));
    return metric.statistic().startsWith("p")
        ? alarm.extendedStatistic(metric.statistic())
        : alarm.statistic(metric.statistic());
  }

  private static Output<Map<String, String>> resolved(Map<String, Output<String>> dimensions) {
    List<String> names = dimensions.keySet().stream().sorted().toList();
    Output<Map<String, String>> all = Output.of(Map.of());
    for (String name : names) {
      Output<String> value = dimensions.getOrDefault(name, Output.of(""));
      all =
          Output.tuple(all, value)
              .applyValue(both -> {
                Map<String, String> more = new java.util.TreeMap<>(both.t1);
                more.put(name, both.t2);
                return more;
              });
    }
    return all;
  }

  private void graph(String title, Metric... lines) {
    int number = graphs.size();
    int perRow = COLUMNS / WIDTH;
    graphs.add(
        Map.of(
            "type",
            "metric",
            "x",
            number % perRow * WIDTH,
            "y",
            number / perRow * HEIGHT,
            "width",
            WIDTH,
            "height",
            HEIGHT,
            "properties",
            Map.of(
                "title",
                title,
                "region",
                settings.region(),
                "view",
                "timeSeries",
                "period",
                MINUTE,
                "metrics",
                List.of(lines).stream().map(Monitoring::line).toList())));
  }

  private static List<Object> line(Metric metric) {
    List<Object> line = new ArrayList<>(List.of(metric.namespace(), metric.name()));
    metric.dimensions().keySet().stream()
        .sorted()
        .forEach(name -> {
          line.add(name);
          line.add(metric.dimensions().getOrDefault(name, Output.of("")));
        });
    line.add(Map.of("stat", metric.statistic()));
    return line;
  }
}
