package dev.comanda.infrastructure;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Who may speak to whom: a group for each role in the network, and a rule for each sentence. */
final class Firewall extends Concern {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  static final int POSTGRES = 5432;

  private final Settings settings;
  private final Output<String> vpcId;
  private final SecurityGroup vpcLink;
  private final SecurityGroup loadBalancer;
  private final SecurityGroup database;
  private final SecurityGroup migration;
  private final Map<Service, SecurityGroup> services = new EnumMap<>(Service.class);

  Firewall(Settings settings, Network network, Resource parent) {
    super("Firewall", "firewall", parent);
    this.settings = settings;
    this.vpcId = network.vpcId();
    this.vpcLink = group("vpc-link", "From the API to the load balancer");
    this.loadBalancer = group("load-balancer", "The load balancer, which only the API reaches");
    this.database = group("database", "The database, which only those with a schema reach");
    this.migration = group("migration", "The task that migrates the database");
    for (Service service : Service.values()) {
      services.put(service, group(service.id(), "Tasks of the service " + service.id()));
    }

    connect("vpc-link", vpcLink, "load-balancer", loadBalancer, HTTP);
    out("load-balancer", loadBalancer, settings.network().cidr().toString(), Service.PORT);
    services.forEach((service, group) -> {
      in("load-balancer", loadBalancer, service.id(), group, Service.PORT);
      outside(service.id(), group);
      service
          .calls()
          .forEach(other -> connect(service.id(), group, other.id(), of(other), Service.PORT));
      service
          .databaseRole()
          .ifPresent(role -> connect(service.id(), group, "database", database, POSTGRES));
    });
    connect("migration", migration, "database", database, POSTGRES);
    outside("migration", migration);
    settings.database().openTo().forEach(this::openDatabase);
    registerOutputs(Map.of());
  }

  Output<String> vpcLink() {
    return vpcLink.id();
  }

  Output<String> loadBalancer() {
    return loadBalancer.id();
  }

  Output<String> database() {
    return database.id();
  }

  Output<String> migration() {
    return migration.id();
  }

  Output<String> service(Service service) {
    return of(service).id();
  }

  private SecurityGroup of(Service service) {
    return Optional.ofNullable(services.get(service)).orElseThrow();
  }

  private SecurityGroup group(String name, String description) {
    return new SecurityGroup(
        name,
        SecurityGroupArgs.builder()
            .vpcId(vpcId)
            .namePrefix("%s-%s-".formatted(settings.prefix(), name))
            .description(description)
            .tags(Map.of("Name", settings.prefix() + "-" + name))
            .build(),
        own());
  }

  /** One may speak, and the other may hear. */
  private void connect(
      String from, SecurityGroup speaker, String to, SecurityGroup hearer, int port) {
    new SecurityGroupEgressRule(
        from + "-to-" + to,
        SecurityGroupEgressRuleArgs.builder()
            .securityGroupId(speaker.id())
            .description("To the " + to)
            .referencedSecurityGroupId(hearer.id())
            .ipProtocol("tcp")
            .fromPort(port)
            .toPort(port)
            .build(),
        own());
    in(from, speaker, to, hearer, port);
  }

  private void in(String from, SecurityGroup speaker, String to, SecurityGroup hearer, int port) {
    new SecurityGroupIngressRule(
        to + "-from-" + from,
        SecurityGroupIngressRuleArgs.builder()
            .securityGroupId(hearer.id())
            .description("From the " + from)
            .referencedSecurityGroupId(speaker.id())
            .ipProtocol("tcp")
            .fromPort(port)
            .toPort(port)
            .build(),
        own());
  }

  private void out(String from, SecurityGroup speaker, String network, int port) {
    new SecurityGroupEgressRule(
        from + "-out",
        SecurityGroupEgressRuleArgs.builder()
            .securityGroupId(speaker.id())
            .description("To %s, port %d".formatted(network, port))
            .cidrIpv4(network)
            .ipProtocol("tcp")
            .fromPort(port)
            .toPort(port)
            .build(),
        own());
  }

  /**
   * Queues, tables, secrets, images and Mercado Pago are all behind names whose addresses change.
   */
  private void outside(String name, SecurityGroup group) {
    out(name, group, "0.0.0.0/0", HTTPS);
  }

  private void openDatabase(Cidr network) {
    new SecurityGroupIngressRule(
        "database-from-" + network,
        SecurityGroupIngressRuleArgs.builder()
            .securityGroupId(database.id())
            .description("From " + network)
            .cidrIpv4(network.toString())
            .ipProtocol("tcp")
            .fromPort(POSTGRES)
            .toPort(POSTGRES)
            .build(),
        own());
  }
}
