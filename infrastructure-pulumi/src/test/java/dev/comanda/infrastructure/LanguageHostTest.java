package dev.comanda.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.Gson;
import dev.comanda.infrastructure.LanguageHost.Result;
import dev.comanda.infrastructure.engine.Engine;
import dev.comanda.infrastructure.engine.Operation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This folder alone is a Pulumi project: Pulumi finds its plugins, and can run it. */
class LanguageHostTest {

  @TempDir private Path logs;

  /** Of {@code plugin.json}; the other properties do not matter here. */
  private record Plugin(boolean resource, String name, String version) {}

  @Test
  void pulumi_finds_out_which_plugins_it_has_to_install() {
    Result result = new LanguageHost(logs).discoverPlugins();

    assertThat(result.status()).as(result.log()).isZero();
    assertThat(List.of(new Gson().fromJson(result.output(), Plugin[].class)))
        .extracting(Plugin::name, Plugin::resource)
        .containsExactlyInAnyOrder(tuple("aws", true), tuple("random", true), tuple("tls", true));
    assertThat(List.of(new Gson().fromJson(result.output(), Plugin[].class)))
        .extracting(Plugin::version)
        .allSatisfy(version -> assertThat(version).matches("\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void another_process_that_reads_the_configuration_says_the_same_to_the_last_byte() {
    try (Engine engine = Engine.start(Operation.UPDATE, "dev")) {
      Result result = new LanguageHost(logs).run(engine.environment(Stacks.config("dev")));

      assertThat(result.status()).as(result.output() + result.log()).isZero();
      assertThat(engine.recording().bytes())
          .isEqualTo(Stacks.recording(Operation.UPDATE, "dev").bytes());
    }
  }
}
