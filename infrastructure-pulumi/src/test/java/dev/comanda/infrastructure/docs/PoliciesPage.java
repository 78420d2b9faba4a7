package dev.comanda.infrastructure.docs;

import dev.comanda.infrastructure.Settings.Tier;
import dev.comanda.infrastructure.engine.ResourceGraph;
import dev.comanda.infrastructure.policy.Policies;
import dev.comanda.infrastructure.policy.Policy;

/** The rules of an environment, as the architecture rules have their page. */
final class PoliciesPage {

  private static final String HEAD =
      """
      # The rules of an environment

      Checked for dev and prod by every build, without an account, on what the program really registers
      ([`Policies`](../../infrastructure-pulumi/src/test/java/dev/comanda/infrastructure/policy/Policies.java)). *Broken by* says how many stacks that are
      weaker in one point are tried against the rule; each of them has to turn it red, or the build does. What Checkov asks is named where it asks the same.

      | rule | why | how to mend it | Checkov | broken by |
      |---|---|---|---|--:|
      """;

  private static final String EXCEPTIONS =
      """

      ## What we let pass, and why

      - **The listener behind the VPC Link speaks HTTP** (CKV_AWS_2, CKV_AWS_103). TLS ends at API Gateway; from there on it is the private network, and only
        the VPC Link's group gets in. A certificate would need a domain, which an environment for a class does not have.
      - **The API has no authorizer** (CKV_AWS_309). The services verify tokens themselves, with an explicit decision for each route, so that they do so
        everywhere they run; the access matrix is tested in both topologies.
      - **Keys of AWS, not our own** (CKV_AWS_149, CKV_AWS_158, CKV_AWS_354). Encryption at rest is on everywhere; own keys would cost a dollar each and month
        and protect from nobody who is not already inside the account.
      - **Any origin in dev** (CORS), as the seed asks. In prod origins are listed, or the program refuses to run (I18).
      - **The database's certificate is not verified** (`sslmode=require`). The traffic is encrypted and stays in the private network; verifying needs AWS's
        bundle of certificates in the image.
      - **The topic of alarms is not encrypted** (CKV_AWS_26): CloudWatch cannot publish to a topic under AWS's own key, and alarms say nothing but a name.
      - **The pipeline's role is a power user**: it has to make every kind of resource. It may touch only those IAM roles that are called like its environment,
        and only GitHub's environment of that name may take it (I20).
      """;

  private PoliciesPage() {}

  static String of(ResourceGraph prod) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Policy policy : Policies.all()) {
      page.append(
          "| **%s** %s | %s | %s | %s | %d |%n"
              .formatted(
                  policy.id(),
                  policy.sentence(),
                  policy.why(),
                  policy.fix(),
                  String.join("<br>", policy.checks()),
                  policy.guards().stream()
                      .flatMap(guard -> guard.weakened(prod, Tier.PROD))
                      .count()));
    }
    return page.append(EXCEPTIONS).toString().replace("\r\n", "\n");
  }
}
