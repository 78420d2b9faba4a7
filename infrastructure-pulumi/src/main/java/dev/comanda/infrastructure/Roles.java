package dev.comanda.infrastructure;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Roles with just the permissions that are listed. */
final class Roles {

  private Roles() {}

  /** Who may take the role: a service of AWS. */
  static Output<String> trust(String service) {
    return trust(Map.of("Action", "sts:AssumeRole", "Principal", Map.of("Service", service)));
  }

  /** Who may take the role: whom a statement allows it, as IAM writes them. */
  static Output<String> trust(Map<String, ?> whom) {
    Map<String, Object> statement = new TreeMap<>(whom);
    statement.put("Effect", "Allow");
    return Json.of(Map.of("Version", "2012-10-17", "Statement", List.of(statement)));
  }

  /**
   * Registers a role.
   *
   * @param prefix of its name in the account; the pipeline may touch roles of its environment only
   * @param trust a policy document that says who may take it
   */
  static Role of(
      String name,
      String prefix,
      Output<String> trust,
      List<Statement> permissions,
      Concern owner) {
    Role role =
        new Role(
            name,
            RoleArgs.builder().namePrefix(prefix).assumeRolePolicy(trust).build(),
            owner.own());
    if (!permissions.isEmpty()) {
      new RolePolicy(
          name,
          RolePolicyArgs.builder().role(role.id()).policy(Statement.document(permissions)).build(),
          owner.own());
    }
    return role;
  }
}
