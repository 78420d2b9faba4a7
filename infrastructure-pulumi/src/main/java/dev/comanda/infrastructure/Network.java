package dev.comanda.infrastructure;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.ec2.DefaultSecurityGroup;
import com.pulumi.aws.ec2.DefaultSecurityGroupArgs;
import com.pulumi.aws.ec2.Eip;
import com.pulumi.aws.ec2.EipArgs;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ec2.FlowLogArgs;
import com.pulumi.aws.ec2.InternetGateway;
import com.pulumi.aws.ec2.InternetGatewayArgs;
import com.pulumi.aws.ec2.NatGateway;
import com.pulumi.aws.ec2.NatGatewayArgs;
import com.pulumi.aws.ec2.Route;
import com.pulumi.aws.ec2.RouteArgs;
import com.pulumi.aws.ec2.RouteTable;
import com.pulumi.aws.ec2.RouteTableArgs;
import com.pulumi.aws.ec2.RouteTableAssociation;
import com.pulumi.aws.ec2.RouteTableAssociationArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.aws.ec2.VpcEndpoint;
import com.pulumi.aws.ec2.VpcEndpointArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.inputs.GetAvailabilityZonesArgs;
import com.pulumi.aws.inputs.GetAvailabilityZonesFilterArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network of its own over three zones: public subnets for what faces the internet, private ones
 * for everything that works, and a way out for them.
 */
final class Network extends Concern {

  private static final int ZONES = 3;

  /** Sixteen equal parts: the first three are public, those from the ninth on private. */
  private static final int PART_BITS = 4;

  private static final int FIRST_PRIVATE = 8;

  private final Settings settings;
  private final Vpc vpc;
  private final List<Subnet> publicSubnets = new ArrayList<>();
  private final List<Subnet> privateSubnets = new ArrayList<>();

  Network(Settings settings, Logs logs, Resource parent) {
    super("Network", "network", parent);
    this.settings = settings;
    this.vpc =
        new Vpc(
            "vpc",
            VpcArgs.builder()
                .cidrBlock(settings.network().cidr().toString())
                .enableDnsSupport(true)
                .enableDnsHostnames(true)
                .tags(named("vpc"))
                .build(),
            own());
    // Whoever forgets to name a group shall reach nothing and be reached by nobody.
    new DefaultSecurityGroup(
        "default", DefaultSecurityGroupArgs.builder().vpcId(vpc.id()).build(), own());
    List<RouteTable> privateRoutes = subnets(zones(parent));
    for (String service : List.of("s3", "dynamodb")) {
      new VpcEndpoint(
          service,
          VpcEndpointArgs.builder()
              .vpcId(vpc.id())
              .vpcEndpointType("Gateway")
              .serviceName("com.amazonaws.%s.%s".formatted(settings.region(), service))
              .routeTableIds(Output.all(privateRoutes.stream().map(RouteTable::id).toList()))
              .tags(named(service))
              .build(),
          own());
    }
    logFlows(logs);
    registerOutputs(Map.of("vpcId", vpc.id()));
  }

  Output<String> vpcId() {
    return vpc.id();
  }

  Output<List<String>> publicSubnetIds() {
    return ids(publicSubnets);
  }

  Output<List<String>> privateSubnetIds() {
    return ids(privateSubnets);
  }

  private List<Output<String>> zones(Resource parent) {
    Output<List<String>> names =
        AwsFunctions.getAvailabilityZones(
                GetAvailabilityZonesArgs.builder()
                    .state("available")
                    // Not the local zones, which somebody may have opted into.
                    .filters(
                        GetAvailabilityZonesFilterArgs.builder()
                            .name("opt-in-status")
                            .values("opt-in-not-required")
                            .build())
                    .build(),
                InvokeOptions.builder().parent(parent).build())
            .applyValue(zones -> zones.names());
    List<Output<String>> zones = new ArrayList<>();
    for (int zone = 0; zone < ZONES; zone++) {
      int number = zone;
      zones.add(names.applyValue(all -> all.get(number)));
    }
    return zones;
  }

  /** Answers the routes of the private ones. */
  private List<RouteTable> subnets(List<Output<String>> zones) {
    InternetGateway internet =
        new InternetGateway(
            "internet",
            InternetGatewayArgs.builder().vpcId(vpc.id()).tags(named("internet")).build(),
            own());
    RouteTable publicRoutes = routes("public");
    route("public", publicRoutes, RouteArgs.builder().gatewayId(internet.id()));
    List<NatGateway> gateways = new ArrayList<>();
    List<RouteTable> privateRoutes = new ArrayList<>();
    for (int zone = 0; zone < ZONES; zone++) {
      String letter = String.valueOf((char) ('a' + zone));
      Subnet open = subnet("public-" + letter, zone, zones.get(zone));
      publicSubnets.add(open);
      associate("public-" + letter, open, publicRoutes);
      if (zone < settings.network().natGateways()) {
        gateways.add(natGateway(letter, open));
      }
      Subnet closed = subnet("private-" + letter, FIRST_PRIVATE + zone, zones.get(zone));
      privateSubnets.add(closed);
      RouteTable own = routes("private-" + letter);
      privateRoutes.add(own);
      associate("private-" + letter, closed, own);
      NatGateway out = gateways.get(Math.min(zone, gateways.size() - 1));
      route("private-" + letter, own, RouteArgs.builder().natGatewayId(out.id()));
    }
    return privateRoutes;
  }

  private Subnet subnet(String name, int part, Output<String> zone) {
    return new Subnet(
        name,
        SubnetArgs.builder()
            .vpcId(vpc.id())
            .availabilityZone(zone)
            .cidrBlock(settings.network().cidr().part(PART_BITS, part).toString())
            .mapPublicIpOnLaunch(false)
            .tags(named(name))
            .build(),
        own());
  }

  private NatGateway natGateway(String letter, Subnet subnet) {
    Eip address =
        new Eip(
            "nat-" + letter,
            EipArgs.builder().domain("vpc").tags(named("nat-" + letter)).build(),
            own());
    return new NatGateway(
        "nat-" + letter,
        NatGatewayArgs.builder()
            .subnetId(subnet.id())
            .allocationId(address.id())
            .tags(named("nat-" + letter))
            .build(),
        own());
  }

  private RouteTable routes(String name) {
    return new RouteTable(
        name, RouteTableArgs.builder().vpcId(vpc.id()).tags(named(name)).build(), own());
  }

  private void route(String name, RouteTable table, RouteArgs.Builder target) {
    new Route(
        name, target.routeTableId(table.id()).destinationCidrBlock("0.0.0.0/0").build(), own());
  }

  private void associate(String name, Subnet subnet, RouteTable table) {
    new RouteTableAssociation(
        name,
        RouteTableAssociationArgs.builder().subnetId(subnet.id()).routeTableId(table.id()).build(),
        own());
  }

  private void logFlows(Logs logs) {
    LogGroup flows = logs.group("flows", this);
    Role writer =
        Roles.of(
            "flow-logs",
            settings.prefix() + "-flows-",
            Roles.trust("vpc-flow-logs.amazonaws.com"),
            List.of(
                Statement.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams")
                    .on(Output.format("%s:*", flows.arn()))),
            this);
    new FlowLog(
        "flows",
        FlowLogArgs.builder()
            .vpcId(vpc.id())
            .trafficType("ALL")
            .logDestinationType("cloud-watch-logs")
            .logDestination(flows.arn())
            .iamRoleArn(writer.arn())
            .tags(named("flows"))
            .build(),
        own());
  }

  private Map<String, String> named(String name) {
    return Map.of("Name", settings.prefix() + "-" + name);
  }

  private static Output<List<String>> ids(List<Subnet> subnets) {
    return Output.all(subnets.stream().map(Subnet::id).toList());
  }
}
