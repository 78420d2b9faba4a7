package dev.comanda.architecture;

import static java.util.stream.Collectors.joining;

import dev.comanda.shared.adapter.http.AccessRules;
import dev.comanda.shared.adapter.http.AccessRules.Access;
import dev.comanda.shared.adapter.http.AccessRules.Rule;
import dev.comanda.shared.application.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The access matrix: every route and every role, from the rules that the application asks. */
final class AccessGenerator implements Generator {

  private static final String ENGLISH = "docs/generated/access.md";
  private static final String PORTUGUESE = "docs/generated/access.pt-BR.md";

  @Override
  public Map<String, byte[]> generate(Path root) {
    return Map.of(
        ENGLISH,
        page(
            """
            # Who may call what

            *[Em português](access.pt-BR.md)*

            Deny by default: what is not in this table does not exist for anybody. The table is made from
            [`AccessRules`](../../adapters/http/src/main/java/dev/comanda/shared/adapter/http/AccessRules.java), which the application asks for each request.
            [`AccessMatrixIT`](../../bootstrap/src/test/java/dev/comanda/endtoend/AccessMatrixIT.java) tries every cell from outside, in one process and behind the
            gateway. Which orders and payments a customer or guest may see is decided in the core: only their own. `/health`, `/actuator`, `/v3` and `/swagger-ui`
            are not routed by the gateway.

            | method | path | no token |\
            """),
        PORTUGUESE,
        page(
            """
            # Quem pode chamar o quê

            *[In English](access.md)*

            Nega por padrão: o que não está nesta tabela não existe para ninguém. A tabela é feita de
            [`AccessRules`](../../adapters/http/src/main/java/dev/comanda/shared/adapter/http/AccessRules.java), que a aplicação consulta a cada requisição.
            [`AccessMatrixIT`](../../bootstrap/src/test/java/dev/comanda/endtoend/AccessMatrixIT.java) tenta cada célula por fora, em um processo e atrás do
            gateway. Quais pedidos e pagamentos um cliente ou visitante pode ver se decide no núcleo: só os seus. `/health`, `/actuator`, `/v3` e `/swagger-ui`
            não são roteados pelo gateway.

            | método | caminho | sem token |\
            """));
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("docs/generated/access");
  }

  private static byte[] page(String head) {
    String roles =
        Arrays.stream(Role.values())
            .map(role -> " " + role.name().toLowerCase(Locale.ROOT) + " |")
            .collect(joining());
    String line = "|---".repeat(3 + Role.values().length) + "|\n";
    String rows =
        AccessRules.ofPublicApi().rules().stream().map(AccessGenerator::row).collect(joining());
    return (head + roles + "\n" + line + rows).getBytes(StandardCharsets.UTF_8);
  }

  private static String row(Rule rule) {
    Stream<Optional<Role>> everybody =
        Stream.concat(Stream.of(Optional.empty()), Arrays.stream(Role.values()).map(Optional::of));
    return "| %s | `%s` |%s\n"
        .formatted(
            rule.method().name(),
            rule.path(),
            everybody.map(who -> isLetIn(rule.access(), who) ? " ✓ |" : " |").collect(joining()));
  }

  private static boolean isLetIn(Access access, Optional<Role> who) {
    return switch (access) {
      case Access.Anyone _ -> true;
      case Access.Only(var roles) -> who.filter(roles::contains).isPresent();
    };
  }
}
