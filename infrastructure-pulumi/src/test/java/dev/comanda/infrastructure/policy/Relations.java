package dev.comanda.infrastructure.policy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import dev.comanda.infrastructure.policy.Policy.Weakened;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What rules ask beyond single inputs, each with the ways in which it could be broken. */
final class Relations {

  private static final JsonPrimitive ANYWHERE = new JsonPrimitive("0.0.0.0/0");

  /** Who must reach the database. */
  private static final Set<String> WITH_A_SCHEMA = Set.of("catalog", "order", "migration");

  /** Who is called by whom. */
  private static final Map<String, Set<String>> ADMITTED =
      Map.of(
          "vpc-link", Set.of(),
          "load-balancer", Set.of("vpc-link"),
          "identity", Set.of("load-balancer", "catalog", "order", "payment", "production"),
          "catalog", Set.of("load-balancer", "order"),
          "order", Set.of("load-balancer"),
          "payment", Set.of("load-balancer"),
          "production", Set.of("load-balancer"),
          "migration", Set.of(),
          "database", WITH_A_SCHEMA);

  private static final Pattern SECRETIVE = Pattern.compile("(?i).*(password|secret|token|key$).*");

  private Relations() {}

  static Relation exists(String type) {
    return new Relation(
        graph ->
            graph.resources(type).isEmpty() ? Stream.of("there is no " + type) : Stream.empty(),
        graph -> graph.resources(type).stream().map(resource -> without(graph, resource)));
  }

  static Relation isProtected(String... types) {
    return new Relation(
        graph ->
            of(graph, types)
                .filter(resource -> !resource.isProtected())
                .map(resource -> resource.reference() + " is not protected"),
        graph ->
            of(graph, types)
                .map(resource ->
                    new Weakened(
                        resource.reference() + " is not protected",
                        graph.withoutProtection(resource.urn()))));
  }

  static Relation databaseSubnetsArePrivate() {
    return each(
        Types.DATABASE_SUBNETS,
        "subnetIds",
        subnets ->
            subnets.isJsonArray()
                && subnets.getAsJsonArray().asList().stream()
                    .allMatch(it -> it.getAsString().startsWith("${Subnet.private-")),
        array("${Subnet.public-a.id}"));
  }

  static Relation databaseForcesTls() {
    String path = "parameters";
    return each(
        Types.DATABASE_PARAMETERS,
        path,
        parameters ->
            parameters.isJsonArray()
                && parameters.getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .anyMatch(it ->
                        it.get("name").getAsString().equals("rds.force_ssl")
                            && it.get("value").getAsString().equals("1")),
        parameter("rds.force_ssl", "0"));
  }

  static Relation urlsAskForTls() {
    return eachVariable(
        (name, value) -> !value.startsWith("jdbc:") || value.endsWith("sslmode=require"),
        "jdbc:postgresql://somewhere/comanda",
        Set.of("COMANDA_POSTGRES_URL"));
  }

  static Relation databaseExportsItsLog() {
    return each(
        Types.DATABASE,
        "enabledCloudwatchLogsExports",
        exports -> exports.isJsonArray() && exports.getAsJsonArray().contains(text("postgresql")),
        array("upgrade"));
  }

  static Relation onePortEach(String type) {
    return new Relation(
        graph ->
            graph.resources(type).stream()
                .filter(rule ->
                    rule.input("fromPort").isEmpty()
                        || !rule.input("fromPort").equals(rule.input("toPort")))
                .map(rule -> rule.reference() + " admits more than one port"),
        graph ->
            graph.resources(type).stream()
                .flatMap(rule ->
                    Stream.of(
                        changed(graph, rule, "fromPort", new JsonPrimitive(0)),
                        changed(graph, rule, "toPort", new JsonPrimitive(65_535)),
                        dropped(graph, rule, "fromPort"))));
  }

  static Relation nobodyIsAdmittedByNetwork() {
    return new Relation(
        graph ->
            graph.resources(Types.INGRESS).stream()
                .filter(rule ->
                    Stream.of("cidrIpv4", "cidrIpv6", "prefixListId")
                        .anyMatch(path -> rule.input(path).isPresent()))
                .map(rule -> rule.reference() + " admits a network"),
        graph ->
            graph.resources(Types.INGRESS).stream()
                .flatMap(rule ->
                    Stream.of(
                        changed(graph, rule, "cidrIpv4", ANYWHERE),
                        changed(graph, rule, "cidrIpv6", text("::/0")))));
  }

  static Relation onlyNeighboursAreAdmitted() {
    return new Relation(
        graph ->
            graph.resources(Types.INGRESS).stream()
                .filter(rule -> !isNeighbourly(rule))
                .map(rule ->
                    "%s admits %s into %s on port %s"
                        .formatted(
                            rule.reference(),
                            group(rule, "referencedSecurityGroupId"),
                            group(rule, "securityGroupId"),
                            rule.input("toPort").map(JsonElement::toString).orElse("any"))),
        graph ->
            graph.resources(Types.INGRESS).stream()
                .flatMap(rule ->
                    Stream.of(
                        changed(
                            graph,
                            rule,
                            "referencedSecurityGroupId",
                            text("${SecurityGroup.somebody.id}")),
                        changed(
                            graph, rule, "securityGroupId", text("${SecurityGroup.vpc-link.id}")),
                        changed(
                            graph.withInput(rule.urn(), "fromPort", new JsonPrimitive(22)),
                            rule,
                            "toPort",
                            new JsonPrimitive(22)))));
  }

  private static boolean isNeighbourly(Resource rule) {
    String into = group(rule, "securityGroupId");
    int port =
        switch (into) {
          case "database" -> 5432;
          case "load-balancer" -> 80;
          default -> 8080;
        };
    return ADMITTED.getOrDefault(into, Set.of()).contains(group(rule, "referencedSecurityGroupId"))
        && rule.input("toPort").map(it -> it.getAsInt() == port).orElse(false);
  }

  static Relation outsideByHttpsOnly() {
    return new Relation(
        graph ->
            graph.resources(Types.EGRESS).stream()
                .filter(rule -> rule.input("cidrIpv4").filter(ANYWHERE::equals).isPresent())
                .filter(rule -> !rule.input("toPort").map(it -> it.getAsInt() == 443).orElse(false))
                .map(rule -> rule.reference() + " goes outside by another port than 443"),
        graph ->
            graph.resources(Types.EGRESS).stream()
                .filter(rule -> rule.input("cidrIpv4").filter(ANYWHERE::equals).isPresent())
                .map(rule ->
                    changed(
                        graph.withInput(rule.urn(), "fromPort", new JsonPrimitive(25)),
                        rule,
                        "toPort",
                        new JsonPrimitive(25))));
  }

  static Relation loadBalancerStaysInside() {
    return new Relation(
        graph -> {
          String network =
              graph.resources(Types.VPC).getFirst().input("cidrBlock").orElseThrow().getAsString();
          return outOf(graph, "load-balancer")
              .filter(rule ->
                  !rule.input("cidrIpv4").map(it -> it.getAsString().equals(network)).orElse(false))
              .map(rule -> rule.reference() + " leaves the network");
        },
        graph ->
            outOf(graph, "load-balancer").map(rule -> changed(graph, rule, "cidrIpv4", ANYWHERE)));
  }

  static Relation databaseStaysSilent() {
    return new Relation(
        graph ->
            outOf(graph, "database").map(rule -> rule.reference() + " lets the database speak"),
        graph ->
            graph.resources(Types.EGRESS).stream()
                .map(rule ->
                    changed(graph, rule, "securityGroupId", text("${SecurityGroup.database.id}"))));
  }

  static Relation defaultGroupIsEmpty() {
    return new Relation(
        graph -> {
          List<Resource> groups = graph.resources(Types.DEFAULT_GROUP);
          return groups.isEmpty()
              ? Stream.of("the default group is as AWS makes it")
              : groups.stream()
                  .filter(group ->
                      group.input("ingress").isPresent() || group.input("egress").isPresent())
                  .map(group -> group.reference() + " is not empty");
        },
        graph ->
            graph.resources(Types.DEFAULT_GROUP).stream()
                .flatMap(group ->
                    Stream.of(
                        without(graph, group),
                        changed(graph, group, "ingress", array("everybody")),
                        changed(graph, group, "egress", array("everywhere")))));
  }

  static Relation tasksArePrivate() {
    return each(
        Types.SERVICE,
        "networkConfiguration.subnets",
        subnets ->
            subnets.isJsonArray()
                && subnets.getAsJsonArray().asList().stream()
                    .allMatch(it -> it.getAsString().startsWith("${Subnet.private-")),
        array("${Subnet.public-a.id}"));
  }

  static Relation bucketsAreBlockedAndSpeakTls() {
    return new Relation(
        graph ->
            graph.resources(Types.BUCKET).stream()
                .flatMap(bucket -> {
                  List<String> missing = new ArrayList<>();
                  String id = bucket.reference().replace("}", ".id}");
                  for (String type :
                      List.of(Types.BUCKET_BLOCK, Types.BUCKET_ENCRYPTION, Types.BUCKET_POLICY)) {
                    if (graph.resources(type).stream()
                        .noneMatch(it -> it.input("bucket").equals(Optional.of(text(id))))) {
                      missing.add("%s has no %s".formatted(bucket.reference(), type));
                    }
                  }
                  graph.resources(Types.BUCKET_POLICY).stream()
                      .filter(policy ->
                          statements(policy, "policy")
                              .noneMatch(it ->
                                  it.get("Effect").getAsString().equals("Deny")
                                      && it.toString()
                                          .contains("\"aws:SecureTransport\":\"false\"")))
                      .forEach(policy -> missing.add(policy.reference() + " lets plain HTTP in"));
                  graph.resources(Types.BUCKET_POLICY).stream()
                      .filter(policy ->
                          statements(policy, "policy")
                              .anyMatch(it ->
                                  it.get("Effect").getAsString().equals("Allow")
                                      && it.get("Principal").toString().contains("*")))
                      .forEach(policy -> missing.add(policy.reference() + " lets anybody in"));
                  return missing.stream();
                }),
        graph ->
            Stream.concat(
                of(graph, Types.BUCKET_BLOCK, Types.BUCKET_ENCRYPTION, Types.BUCKET_POLICY)
                    .map(resource -> without(graph, resource)),
                graph.resources(Types.BUCKET_POLICY).stream()
                    .flatMap(policy ->
                        Stream.of(
                            changed(graph, policy, "policy.Statement[1].Effect", text("Allow")),
                            changed(graph, policy, "policy.Statement[0].Principal", text("*"))))));
  }

  static Relation queuesHaveDeadLetters() {
    return new Relation(
        graph ->
            graph.resources(Types.QUEUE).stream()
                .filter(queue -> !isForDeadLetters(queue))
                .flatMap(queue -> {
                  List<String> missing = new ArrayList<>();
                  String dead = "${Queue.%s-dlq.arn}".formatted(queue.name());
                  if (!queue
                      .input("redrivePolicy.deadLetterTargetArn")
                      .equals(Optional.of(text(dead)))) {
                    missing.add(queue.reference() + " has no queue for dead letters");
                  }
                  if (queue
                      .input("redrivePolicy.maxReceiveCount")
                      .map(it -> it.getAsInt() < 1)
                      .orElse(true)) {
                    missing.add(queue.reference() + " never gives up");
                  }
                  if (graph.resources(Types.REDRIVE).stream()
                      .noneMatch(it ->
                          it.input("redriveAllowPolicy.sourceQueueArns[0]")
                                  .equals(
                                      Optional.of(text("${Queue.%s.arn}".formatted(queue.name()))))
                              && it.input("redriveAllowPolicy.redrivePermission")
                                  .equals(Optional.of(text("byQueue"))))) {
                    missing.add(queue.reference() + " shares its queue for dead letters");
                  }
                  return missing.stream();
                }),
        graph ->
            Stream.concat(
                graph.resources(Types.QUEUE).stream()
                    .filter(queue -> !isForDeadLetters(queue))
                    .flatMap(queue ->
                        Stream.of(
                            dropped(graph, queue, "redrivePolicy"),
                            changed(
                                graph,
                                queue,
                                "redrivePolicy.deadLetterTargetArn",
                                text("${Queue.other.arn}")),
                            changed(
                                graph,
                                queue,
                                "redrivePolicy.maxReceiveCount",
                                new JsonPrimitive(0)))),
                graph.resources(Types.REDRIVE).stream()
                    .flatMap(allow ->
                        Stream.of(
                            without(graph, allow),
                            changed(
                                graph,
                                allow,
                                "redriveAllowPolicy.redrivePermission",
                                text("allowAll"))))));
  }

  static Relation queuesHaveAlarms() {
    return new Relation(
        graph ->
            graph.resources(Types.QUEUE).stream()
                .filter(queue -> alarmsOn(graph, queue).isEmpty())
                .map(queue -> queue.reference() + " has no alarm that wakes somebody"),
        graph ->
            graph.resources(Types.QUEUE).stream()
                .map(queue -> {
                  ResourceGraph silent = graph;
                  for (Resource alarm : alarmsOn(graph, queue)) {
                    silent = silent.without(alarm.urn());
                  }
                  return new Weakened(queue.reference() + " has no alarm", silent);
                }));
  }

  private static List<Resource> alarmsOn(ResourceGraph graph, Resource queue) {
    Optional<JsonElement> name = queue.input("name");
    return graph.resources(Types.ALARM).stream()
        .filter(alarm -> alarm.input("dimensions.QueueName").equals(name))
        .filter(alarm ->
            alarm.input("alarmActions[0]").equals(Optional.of(text("${Topic.alarms.arn}"))))
        .toList();
  }

  static Relation imagesAreOurs() {
    return each(
        Types.TASK,
        "containerDefinitions[0].image",
        image ->
            image.toString().matches("\"\\$\\{Repository\\.images\\.repositoryUrl}[:@].+\"")
                && !image.toString().endsWith(":latest\""),
        text("docker.io/library/busybox:latest"));
  }

  static Relation servicesAreAskedWhetherTheyAreWell() {
    return new Relation(
        graph ->
            tasksOfServices(graph)
                .filter(task ->
                    task.input("containerDefinitions[0].healthCheck.command").isEmpty()
                        || task.input("containerDefinitions[0].healthCheck.command")
                            .map(it -> !it.toString().contains("/actuator/health/readiness"))
                            .orElse(true))
                .map(task -> task.reference() + " is not asked whether it is well"),
        graph ->
            tasksOfServices(graph)
                .flatMap(task ->
                    Stream.of(
                        dropped(graph, task, "containerDefinitions[0].healthCheck"),
                        changed(
                            graph,
                            task,
                            "containerDefinitions[0].healthCheck.command",
                            array("true")))));
  }

  private static Stream<Resource> tasksOfServices(ResourceGraph graph) {
    return graph.resources(Types.TASK).stream()
        .filter(task -> task.input("containerDefinitions[0].portMappings").isPresent());
  }

  static Relation environmentsHoldNoSecrets() {
    return new Relation(
        graph ->
            graph.resources(Types.TASK).stream()
                .flatMap(task ->
                    variables(task)
                        .filter(variable -> SECRETIVE.matcher(name(variable)).matches())
                        .map(variable ->
                            "%s has %s in its environment"
                                .formatted(task.reference(), name(variable)))),
        graph ->
            graph.resources(Types.TASK).stream()
                .flatMap(task ->
                    Stream.of("COMANDA_POSTGRES_OWNER_PASSWORD", "SOME_SECRET", "API_KEY")
                        .map(name -> {
                          JsonObject variable = new JsonObject();
                          variable.addProperty("name", name);
                          variable.addProperty("value", "opensesame");
                          return changed(
                              graph, task, "containerDefinitions[0].environment[0]", variable);
                        })));
  }

  static Relation valuesAreWrapped(String type, String path) {
    return new Relation(
        graph ->
            graph.resources(type).stream()
                .filter(resource -> !resource.isSecret(path))
                .map(resource -> "%s: %s is no secret".formatted(resource.reference(), path)),
        graph ->
            graph.resources(type).stream()
                .map(resource -> changed(graph, resource, path, text("opensesame"))));
  }

  static Relation rolesToStartAndToWorkDiffer() {
    return new Relation(
        graph ->
            graph.resources(Types.TASK).stream()
                .filter(task ->
                    task.input("executionRoleArn").isEmpty()
                        || task.input("taskRoleArn").isEmpty()
                        || task.input("executionRoleArn").equals(task.input("taskRoleArn")))
                .map(task -> task.reference() + " works with the role that it is started with"),
        graph ->
            graph.resources(Types.TASK).stream()
                .flatMap(task ->
                    Stream.of(
                        changed(
                            graph,
                            task,
                            "taskRoleArn",
                            task.input("executionRoleArn").orElseThrow()),
                        dropped(graph, task, "taskRoleArn"),
                        dropped(graph, task, "executionRoleArn"))));
  }

  static Relation permissionsNameActionsAndResources() {
    return new Relation(
        graph ->
            ofTasks(graph)
                .flatMap(policy ->
                    statements(policy, "policy")
                        .filter(it -> !isNarrow(it))
                        .map(it -> "%s allows %s".formatted(policy.reference(), it))),
        graph ->
            ofTasks(graph)
                .flatMap(policy ->
                    IntStream.range(0, (int) statements(policy, "policy").count())
                        .boxed()
                        .flatMap(i -> {
                          String path = "policy.Statement[%d].".formatted(i);
                          return Stream.of(
                              changed(graph, policy, path + "Action[0]", text("*")),
                              changed(graph, policy, path + "Action[0]", text("sqs:*")),
                              changed(graph, policy, path + "Resource", array("*", "*")),
                              changed(
                                  graph, policy, path + "Resource[0]", text("arn:aws:sqs:*:*:*")));
                        })));
  }

  private static Stream<Resource> ofTasks(ResourceGraph graph) {
    return graph.resources(Types.ROLE_POLICY).stream()
        .filter(policy -> policy.name().matches(".+-(start|work)"));
  }

  private static boolean isNarrow(JsonObject statement) {
    List<String> actions = texts(statement.get("Action"));
    List<String> resources = texts(statement.get("Resource"));
    boolean loginToRegistry =
        actions.equals(List.of("ecr:GetAuthorizationToken")) && resources.equals(List.of("*"));
    return loginToRegistry
        || (actions.stream().noneMatch(action -> action.contains("*"))
            && !resources.isEmpty()
            && resources.stream()
                .allMatch(
                    it -> it.startsWith("${") && it.matches("\\$\\{[^}]+}(:\\*|/index/\\*)?")));
  }

  static Relation secretsAreReadByTheirConsumer() {
    return new Relation(
        graph ->
            graph.resources(Types.ROLE_POLICY).stream()
                .flatMap(policy ->
                    statements(policy, "policy")
                        .filter(it -> texts(it.get("Action")).toString().contains("secretsmanager"))
                        .flatMap(it -> texts(it.get("Resource")).stream())
                        .filter(secret ->
                            !"${Secret.%s.arn}"
                                .formatted(policy.name().replace("-start", ""))
                                .equals(secret))
                        .map(secret -> "%s reads %s".formatted(policy.reference(), secret))),
        graph ->
            graph.resources(Types.ROLE_POLICY).stream()
                .flatMap(policy ->
                    IntStream.range(0, (int) statements(policy, "policy").count())
                        .filter(i ->
                            policy
                                .input("policy.Statement[%d].Action".formatted(i))
                                .map(it -> it.toString().contains("secretsmanager"))
                                .orElse(false))
                        .mapToObj(i ->
                            changed(
                                graph,
                                policy,
                                "policy.Statement[%d].Resource[0]".formatted(i),
                                text("${Secret.environment.arn}")))));
  }

  static Relation servicesHaveNoAttachedPolicies() {
    return new Relation(
        graph ->
            graph.resources(Types.ROLE_ATTACHMENT).stream()
                .filter(it ->
                    it.input("role")
                        .map(role -> role.toString().matches(".*-(start|work)\\b.*"))
                        .orElse(true))
                .map(it -> it.reference() + " gives a task what AWS thinks it may want"),
        graph ->
            graph.resources(Types.ROLE_ATTACHMENT).stream()
                .map(it -> changed(graph, it, "role", text("${Role.order-work.name}"))));
  }

  static Relation rolesAreTakenByWhomTheyAreFor() {
    Pattern services =
        Pattern.compile("ecs-tasks\\.amazonaws\\.com|vpc-flow-logs\\.amazonaws\\.com");
    return new Relation(
        graph ->
            graph.resources(Types.ROLE).stream()
                .filter(role ->
                    statements(role, "assumeRolePolicy")
                        .anyMatch(it -> {
                          JsonElement principal = it.get("Principal");
                          return !principal.isJsonObject()
                              || !(principal.getAsJsonObject().has("Federated")
                                  || services
                                      .matcher(
                                          principal.getAsJsonObject().has("Service")
                                              ? principal
                                                  .getAsJsonObject()
                                                  .get("Service")
                                                  .getAsString()
                                              : "")
                                      .matches());
                        }))
                .map(role -> role.reference() + " may be taken by others"),
        graph ->
            graph.resources(Types.ROLE).stream()
                .map(role ->
                    changed(graph, role, "assumeRolePolicy.Statement[0].Principal", text("*"))));
  }

  static Relation originsAreListed() {
    return each(
        Types.API,
        "corsConfiguration.allowOrigins",
        origins ->
            origins.isJsonArray()
                && !origins.getAsJsonArray().isEmpty()
                && origins.getAsJsonArray().asList().stream()
                    .allMatch(it -> it.getAsString().startsWith("https://")),
        array("*"));
  }

  static Relation alarmsHaveARunbook() {
    return new Relation(
        graph ->
            graph.resources(Types.ALARM).stream()
                .filter(alarm -> alarm.input("alarmActions[0]").isPresent())
                .filter(alarm ->
                    alarm.input("alarmActions[0]").equals(Optional.of(text("${Topic.alarms.arn}"))))
                .filter(alarm ->
                    alarm
                        .input("alarmDescription")
                        .map(it -> !Files.exists(Path.of("..", it.getAsString())))
                        .orElse(true))
                .map(alarm -> alarm.reference() + " names no page of the runbook"),
        graph ->
            graph.resources(Types.ALARM).stream()
                .filter(alarm ->
                    alarm.input("alarmActions[0]").equals(Optional.of(text("${Topic.alarms.arn}"))))
                .flatMap(alarm ->
                    Stream.of(
                        changed(graph, alarm, "alarmDescription", text("docs/none.md")),
                        dropped(graph, alarm, "alarmDescription"))));
  }

  static Relation pipelineIsKnownExactly() {
    return new Relation(
        graph ->
            federated(graph)
                .filter(role ->
                    statements(role, "assumeRolePolicy")
                        .anyMatch(it -> {
                          JsonElement condition = it.get("Condition");
                          if (condition == null
                              || !condition
                                  .getAsJsonObject()
                                  .keySet()
                                  .equals(Set.of("StringEquals"))) {
                            return true;
                          }
                          JsonObject equal =
                              condition.getAsJsonObject().getAsJsonObject("StringEquals");
                          return !equal.has("token.actions.githubusercontent.com:aud")
                              || !equal.has("token.actions.githubusercontent.com:sub")
                              || equal.toString().contains("*")
                              || !equal
                                  .get("token.actions.githubusercontent.com:sub")
                                  .getAsString()
                                  .matches(
                                      "repo:[^:]+/[^:]+:(environment:[a-z0-9-]+|pull_request)");
                        }))
                .map(role -> role.reference() + " may be taken by other pipelines"),
        graph ->
            federated(graph)
                .flatMap(role -> {
                  String condition = "assumeRolePolicy.Statement[0].Condition";
                  String equal = condition + ".StringEquals";
                  return Stream.of(
                      dropped(graph, role, condition),
                      dropped(graph, role, equal + "[\"token.actions.githubusercontent.com:sub\"]"),
                      dropped(graph, role, equal + "[\"token.actions.githubusercontent.com:aud\"]"),
                      changed(
                          graph,
                          role,
                          equal + "[\"token.actions.githubusercontent.com:sub\"]",
                          text("repo:comanda/comanda:*")));
                }));
  }

  static Relation previewsReadNothing() {
    Set<String> harmless = Set.of("ec2:DescribeAvailabilityZones");
    JsonPrimitive role = text("${Role.preview.name}");
    return new Relation(
        graph ->
            Stream.concat(
                    graph.resources(Types.ROLE_ATTACHMENT).stream()
                        .filter(it -> it.input("role").equals(Optional.of(role))),
                    graph.resources(Types.ROLE_POLICY).stream()
                        .filter(it -> it.name().equals("preview"))
                        .filter(it ->
                            statements(it, "policy")
                                .flatMap(statement -> texts(statement.get("Action")).stream())
                                .anyMatch(action -> !harmless.contains(action))))
                .map(it -> it.reference() + " lets a pull request read or change something"),
        graph ->
            Stream.concat(
                graph.resources(Types.ROLE_ATTACHMENT).stream()
                    .map(it -> changed(graph, it, "role", role)),
                graph.resources(Types.ROLE_POLICY).stream()
                    .filter(it -> it.name().equals("preview"))
                    .flatMap(it ->
                        Stream.of("*", "dynamodb:GetItem", "secretsmanager:GetSecretValue")
                            .map(action ->
                                changed(
                                    graph, it, "policy.Statement[0].Action[0]", text(action))))));
  }

  private static Stream<Resource> federated(ResourceGraph graph) {
    return graph.resources(Types.ROLE).stream()
        .filter(
            role -> role.input("assumeRolePolicy.Statement[0].Principal.Federated").isPresent());
  }

  /** Every resource of a type has an input that will do. */
  private static Relation each(
      String type, String path, Predicate<JsonElement> accepts, JsonElement weaker) {
    return new Relation(
        graph ->
            graph.resources(type).stream()
                .filter(it -> !it.input(path).map(accepts::test).orElse(false))
                .map(it ->
                    "%s: %s is %s"
                        .formatted(
                            it.reference(),
                            path,
                            it.input(path).map(JsonElement::toString).orElse("missing"))),
        graph ->
            graph.resources(type).stream()
                .flatMap(
                    it -> Stream.of(changed(graph, it, path, weaker), dropped(graph, it, path))));
  }

  private static Relation eachVariable(
      BiPredicate<String, String> accepts, String weaker, Set<String> names) {
    return new Relation(
        graph ->
            graph.resources(Types.TASK).stream()
                .flatMap(task ->
                    variables(task)
                        .filter(it -> !accepts.test(name(it), it.get("value").getAsString()))
                        .map(it -> "%s: %s".formatted(task.reference(), it))),
        graph ->
            graph.resources(Types.TASK).stream()
                .flatMap(task -> {
                  List<JsonObject> variables = variables(task).toList();
                  return IntStream.range(0, variables.size())
                      .filter(i -> names.contains(name(variables.get(i))))
                      .mapToObj(i ->
                          changed(
                              graph,
                              task,
                              "containerDefinitions[0].environment[%d].value".formatted(i),
                              text(weaker)));
                }));
  }

  private static Stream<JsonObject> variables(Resource task) {
    return task.input("containerDefinitions[0].environment")
        .map(it -> it.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject))
        .orElse(Stream.empty());
  }

  private static String name(JsonObject variable) {
    return variable.get("name").getAsString();
  }

  private static Stream<Resource> outOf(ResourceGraph graph, String group) {
    return graph.resources(Types.EGRESS).stream()
        .filter(rule -> group(rule, "securityGroupId").equals(group));
  }

  /** {@code order} of {@code ${SecurityGroup.order.id}}. */
  private static String group(Resource rule, String path) {
    return rule.input(path)
        .map(it -> it.getAsString().replaceAll("\\$\\{SecurityGroup\\.(.+)\\.id}", "$1"))
        .orElse("nobody");
  }

  private static boolean isForDeadLetters(Resource queue) {
    return queue.name().endsWith("-dlq");
  }

  private static Stream<JsonObject> statements(Resource resource, String path) {
    return resource
        .input(path + ".Statement")
        .map(it -> it.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject))
        .orElse(Stream.empty());
  }

  private static List<String> texts(JsonElement value) {
    return value.isJsonArray()
        ? value.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList()
        : List.of(value.getAsString());
  }

  private static Stream<Resource> of(ResourceGraph graph, String... types) {
    return Arrays.stream(types).flatMap(type -> graph.resources(type).stream());
  }

  private static Weakened changed(
      ResourceGraph graph, Resource resource, String path, JsonElement value) {
    return new Weakened(
        "%s: %s is %s".formatted(resource.reference(), path, value),
        graph.withInput(resource.urn(), path, value));
  }

  private static Weakened dropped(ResourceGraph graph, Resource resource, String path) {
    return new Weakened(
        "%s: %s is dropped".formatted(resource.reference(), path),
        graph.withoutInput(resource.urn(), path));
  }

  private static Weakened without(ResourceGraph graph, Resource resource) {
    return new Weakened(resource.reference() + " is dropped", graph.without(resource.urn()));
  }

  private static JsonPrimitive text(String value) {
    return new JsonPrimitive(value);
  }

  private static JsonArray array(String... values) {
    JsonArray array = new JsonArray();
    Arrays.stream(values).forEach(array::add);
    return array;
  }

  private static JsonArray parameter(String name, String value) {
    JsonObject parameter = new JsonObject();
    parameter.addProperty("name", name);
    parameter.addProperty("value", value);
    JsonArray parameters = new JsonArray();
    parameters.add(parameter);
    return parameters;
  }
}
