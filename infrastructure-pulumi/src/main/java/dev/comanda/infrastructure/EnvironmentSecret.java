package dev.comanda.infrastructure;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.Map;
import java.util.TreeMap;

/** Ids, endpoints and keys of the environment in one place, for operators; no task reads it. */
final class EnvironmentSecret extends Concern {

  private final Output<String> arn;

  EnvironmentSecret(
      Vault vault,
      Network network,
      EntryPoint entryPoint,
      LoadBalancing loadBalancing,
      Cluster cluster,
      Database database,
      Credentials credentials,
      Resource parent) {
    super("EnvironmentSecret", "environment-secret", parent);
    Map<String, Object> all = new TreeMap<>();
    all.put("vpcId", network.vpcId());
    all.put("api", Map.of("id", entryPoint.apiId(), "url", entryPoint.url()));
    all.put(
        "loadBalancer",
        Map.of(
            "arn", loadBalancing.arn(),
            "dnsName", loadBalancing.dnsName(),
            "listenerArn", loadBalancing.listenerArn()));
    all.put("cluster", Map.of("arn", cluster.arn(), "name", cluster.name()));
    all.put(
        "database",
        Map.of(
            "host", database.host(),
            "port", database.port(),
            "name", database.name(),
            "user", database.ownerRole(),
            "password", database.password(Database.OWNER)));
    all.put("jwt", credentials.jwt());
    all.put("passwords", credentials.ofPeople());
    this.arn =
        vault
            .keep(
                "environment",
                "Ids, endpoints and keys of this environment, for operators",
                all,
                this)
            .secret()
            .arn();
    registerOutputs(Map.of("arn", arn));
  }

  Output<String> arn() {
    return arn;
  }
}
