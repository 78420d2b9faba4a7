package dev.comanda.infrastructure;

import com.pulumi.aws.iam.OpenIdConnectProvider;
import com.pulumi.aws.iam.OpenIdConnectProviderArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;

/**
 * The roles that the pipeline of a repository takes by OpenID Connect, so that no key of this
 * account is kept anywhere: one that deploys, from the environment of that name only, and one that
 * previews, from pull requests.
 */
final class Pipeline extends Concern {

  private static final String ISSUER = "token.actions.githubusercontent.com";

  private final Role deploying;
  private final Role looking;

  /**
   * Registers them.
   *
   * @param repository {@code owner/name}
   * @param account the number of this account
   */
  Pipeline(Settings settings, String repository, Output<String> account, Resource parent) {
    super("Pipeline", "pipeline", parent);
    Output<String> provider =
        settings
            .operations()
            .repositoryProvider()
            .map(Output::of)
            .orElseGet(() ->
                new OpenIdConnectProvider(
                        "github",
                        OpenIdConnectProviderArgs.builder()
                            .url("https://" + ISSUER)
                            .clientIdLists("sts.amazonaws.com")
                            .build(),
                        own())
                    .arn());
    this.deploying =
        Roles.of(
            "deploy",
            settings.prefix() + "-deploy-",
            trust(provider, "repo:%s:environment:%s".formatted(repository, settings.stack())),
            rolesOfThisEnvironment(settings, account),
            this);
    new RolePolicyAttachment(
        "deploy",
        RolePolicyAttachmentArgs.builder()
            .role(deploying.name())
            .policyArn("arn:aws:iam::aws:policy/PowerUserAccess")
            .build(),
        own());
    this.looking =
        Roles.of(
            "preview",
            settings.prefix() + "-preview-",
            trust(provider, "repo:%s:pull_request".formatted(repository)),
            // A preview compares with the state, not with the cloud. Whoever opens a pull request
            // decides what this role does, so it must not be able to read anybody's data.
            List.of(Statement.of("ec2:DescribeAvailabilityZones").on(Output.of("*"))),
            this);
    registerOutputs(Map.of());
  }

  Output<String> deployRoleArn() {
    return deploying.arn();
  }

  Output<String> previewRoleArn() {
    return looking.arn();
  }

  /** PowerUserAccess has everything but IAM; of IAM it needs the roles of this environment. */
  private static List<Statement> rolesOfThisEnvironment(Settings settings, Output<String> account) {
    return List.of(
        Statement.of(
                "iam:CreateRole",
                "iam:DeleteRole",
                "iam:DeleteRolePolicy",
                "iam:GetRole",
                "iam:GetRolePolicy",
                "iam:ListAttachedRolePolicies",
                "iam:ListInstanceProfilesForRole",
                "iam:ListRolePolicies",
                "iam:PassRole",
                "iam:PutRolePolicy",
                "iam:TagRole",
                "iam:UntagRole",
                "iam:UpdateAssumeRolePolicy",
                "iam:UpdateRole")
            .on(Output.format("arn:aws:iam::%s:role/%s-*", account, settings.prefix())),
        Statement.of("iam:GetOpenIDConnectProvider")
            .on(Output.format("arn:aws:iam::%s:oidc-provider/%s", account, ISSUER)));
  }

  private static Output<String> trust(Output<String> provider, String subject) {
    return Roles.trust(
        Map.of(
            "Action",
            "sts:AssumeRoleWithWebIdentity",
            "Principal",
            Map.of("Federated", provider),
            "Condition",
            Map.of(
                "StringEquals",
                Map.of(ISSUER + ":aud", "sts.amazonaws.com", ISSUER + ":sub", subject))));
  }
}
