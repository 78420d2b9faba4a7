package dev.comanda.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.ComandaApplication;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Each hexagon stands alone: nothing of it needs a bean of another. */
class OneContextAloneTest {

  @ParameterizedTest
  @EnumSource
  void a_process_may_host_any_one_context(ComandaContext context) {
    String name = context.name().toLowerCase(Locale.ROOT);
    try (ConfigurableApplicationContext application =
        new SpringApplication(ComandaApplication.class)
            .run(
                "--server.port=0",
                "--comanda.contexts=" + name,
                "--comanda.stores=memory",
                "--comanda.queues=memory",
                "--comanda.payments=memory",
                "--comanda.catalog.base-url=http://localhost:1",
                "--comanda.jwt.jwks-uri=http://localhost:1/.well-known/jwks.json")) {
      Set<String> wired =
          application.getBean(PortTable.class).adapters().keySet().stream()
              .map(port -> port.substring(0, port.indexOf('.')))
              .filter(owner -> !owner.equals("shared"))
              .collect(Collectors.toSet());

      assertThat(wired).containsExactly(name);
    }
  }
}
