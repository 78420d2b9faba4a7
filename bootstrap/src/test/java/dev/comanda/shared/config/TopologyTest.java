package dev.comanda.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TopologyTest {

  @Test
  void hosts_all_contexts_on_embedded_components_unless_told_otherwise() {
    Topology topology = topology(Map.of());

    assertThat(topology.contexts()).containsExactly(ComandaContext.values());
    assertThat(topology.stores()).isEqualTo(Backend.EMBEDDED);
    assertThat(topology.queues()).isEqualTo(Backend.EMBEDDED);
    assertThat(topology.payments()).isEqualTo(Topology.Provider.MERCADOPAGO);
  }

  @Test
  void hosts_the_contexts_that_are_listed() {
    Topology topology = topology(Map.of("comanda.contexts", "order, payment"));

    assertThat(topology.contexts()).containsExactly(ComandaContext.ORDER, ComandaContext.PAYMENT);
  }

  @Test
  void refuses_an_unknown_context_and_lists_the_known_ones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> topology(Map.of("comanda.contexts", "order,paiment")))
        .withMessage(
            "comanda.contexts=paiment is unknown; allowed is all or a list of "
                + "identity, catalog, order, payment, production");
    assertThatIllegalArgumentException().isThrownBy(() -> topology(Map.of("comanda.contexts", "")));
  }

  @Test
  void refuses_an_unknown_backend_and_lists_the_known_ones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> topology(Map.of("comanda.stores", "mysql")))
        .withMessage("comanda.stores=mysql is unknown; allowed is one of embedded, aws, memory");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> topology(Map.of("comanda.payments", "stripe")))
        .withMessage("comanda.payments=stripe is unknown; allowed is one of mercadopago, memory");
  }

  private static Topology topology(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return Topology.of(environment);
  }
}
