package dev.comanda.infrastructure.docs;

import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the seed of this system asks of its infrastructure, and which resources are that. */
final class TraceabilityPage {

  private static final String HEAD =
      """
      # From the seed to the resources

      The seed of this system is a README that lists what its services share on AWS. Each line of that list is here, with what realises it in every
      environment. Made from the graph by `./mvnw -Pdocs`; a line without a resource fails the build.

      | the seed asks for | realised by |
      |---|---|
      """;

  /**
   * One thing that the seed asks for.
   *
   * @param text what it is
   * @param resources {@code type name}, where a name may be a pattern; each has to exist
   */
  record Item(String text, List<String> resources) {

    private Item(String text, String... resources) {
      this(text, List.of(resources));
    }
  }

  private static final Map<String, List<Item>> SEED =
      Stream.of(
              Map.entry(
                  "1 Network",
                  List.of(
                      new Item("a dedicated VPC with its own CIDR block", "Vpc vpc"),
                      new Item("public subnets", "Subnet public-[abc]", "Route public"),
                      new Item("private subnets", "Subnet private-[abc]"),
                      new Item(
                          "a NAT Gateway for outbound traffic from the private ones",
                          "NatGateway nat-.",
                          "Route private-[abc]"))),
              Map.entry(
                  "2 API Gateway and VPC Link",
                  List.of(
                      new Item(
                          "an HTTP API with CORS open for headers, methods and origins (in dev; listed in prod)",
                          "Api api"),
                      new Item("a single route `ANY /{proxy+}`", "Route everything"),
                      new Item(
                          "integration through a VPC Link to an internal ALB",
                          "Integration services",
                          "VpcLink link"))),
              Map.entry(
                  "3 Internal ALB and security",
                  List.of(
                      new Item(
                          "an internal Application Load Balancer in private subnets",
                          "LoadBalancer services",
                          "Listener http"),
                      new Item(
                          "its security group admits HTTP only from the VPC Link's",
                          "SecurityGroupIngressRule load-balancer-from-vpc-link"),
                      new Item(
                          "its outbound traffic may only go to the VPC",
                          "SecurityGroupEgressRule load-balancer-out"),
                      new Item("path rules for each service", "ListenerRule .+"))),
              Map.entry(
                  "4 Compute",
                  List.of(
                      new Item("an ECS cluster that runs the services", "Cluster services"),
                      new Item(
                          "all outside traffic goes API Gateway, VPC Link, ALB, services on ECS",
                          "Service (identity|catalog|order|payment|production)",
                          "TargetGroup .+"),
                      new Item(
                          "Fargate tasks on port 8080 in private subnets",
                          "TaskDefinition (identity|catalog|order|payment|production)"))),
              Map.entry(
                  "5 Authentication and JWT keys",
                  List.of(
                      new Item("an RSA private key is generated", "PrivateKey signing-key-1"),
                      new Item(
                          "the public key is converted to JWK for JWT authentication",
                          "SecretVersion environment"))),
              Map.entry(
                  "6 Database",
                  List.of(
                      new Item("RDS PostgreSQL", "Instance postgres"),
                      new Item("a subnet group", "SubnetGroup subnets"),
                      new Item(
                          "a security group for port 5432",
                          "SecurityGroup database",
                          "SecurityGroupIngressRule database-from-(catalog|order|migration)"),
                      new Item("a randomly generated password", "RandomPassword owner"))),
              Map.entry(
                  "7 Secrets and metadata",
                  List.of(
                      new Item(
                          "a Secrets Manager secret with the ids of VPC, API Gateway, ALB, listener and ECS cluster; host, port, name, user and password of the database; and the JWT keys (private, public, JWK)",
                          "Secret environment",
                          "SecretVersion environment"))),
              Map.entry(
                  "8 Queues and tables of the services",
                  List.of(
                      new Item(
                          "one queue per consuming service",
                          "Queue (payment|production|order)-service-queue"),
                      new Item(
                          "one DynamoDB table each for users, payments and productions",
                          "Table (users|payments|productions)"))))
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.TreeMap::new));

  private TraceabilityPage() {}

  /**
   * The page.
   *
   * @throws IllegalStateException if nothing realises a line
   */
  static String of(ResourceGraph graph) {
    StringBuilder page = new StringBuilder(HEAD);
    SEED.forEach((section, items) ->
        items.forEach(item ->
            page.append(
                "| %s: %s | %s |%n"
                    .formatted(
                        section.substring(2),
                        item.text(),
                        item.resources().stream()
                            .map(pattern -> realised(graph, item, pattern))
                            .collect(Collectors.joining("<br>"))))));
    return page.toString().replace("\r\n", "\n");
  }

  /** All lines of the seed. */
  static List<Item> items() {
    return SEED.values().stream().flatMap(List::stream).toList();
  }

  private static String realised(ResourceGraph graph, Item item, String pattern) {
    List<String> found =
        graph.created().stream()
            .filter(it -> "%s %s".formatted(it.shortType(), it.name()).matches(pattern))
            .map(Resource::name)
            .distinct()
            .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "nothing is \"%s\": there is no %s".formatted(item.text(), pattern));
    }
    return "%s %s".formatted(pattern.substring(0, pattern.indexOf(' ')), String.join(", ", found));
  }
}
