package dev.comanda.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.inline;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityTest {

  private final Availability availability = new Availability("Orders");

  @Test
  void answers_what_the_database_answers() {
    DSLContext sql = Jooq.on(TestDatabase.embedded().orders());

    assertThat(availability.<Integer>ask(() -> sql.fetchValue(inline(42)))).isEqualTo(42);
  }

  @Test
  @Timeout(10)
  void says_that_a_database_is_down_that_refuses_connections() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    assertUnavailable("jdbc:postgresql://127.0.0.1:%d/comanda".formatted(nobody));
  }

  @Test
  @Timeout(10)
  void says_that_a_database_is_down_that_accepts_connections_and_is_silent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertUnavailable("jdbc:postgresql://127.0.0.1:%d/comanda".formatted(silent.getLocalPort()));
    }
  }

  @Test
  @Timeout(10)
  void says_that_the_database_is_not_available_when_all_connections_are_taken()
      throws SQLException {
    String role = DevelopmentCredentials.ORDER_SERVICE;
    try (HikariDataSource one =
            ConnectionPool.open(
                "one",
                TestDatabase.embedded().url(),
                role,
                DevelopmentCredentials.passwordOf(role),
                1);
        Connection taken = one.getConnection()) {
      assertThat(taken.isValid(1)).isTrue();
      assertUnavailable(Jooq.on(one));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"57014", "57P01", "53300", "40P01", "40001", "25006", "55P03", "08006"})
  void takes_what_passes_for_not_available(String state) {
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> availability.ask(() -> raise(state)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "42703", "42501"})
  void waits_for_a_schema_that_is_still_to_be_migrated(String state) {
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> availability.ask(() -> raise(state)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22P02", "42601"})
  void lets_mistakes_be_mistakes(String state) {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> availability.ask(() -> raise(state)))
        .matches(mistake -> state.equals(mistake.sqlState()));
  }

  private void assertUnavailable(String url) {
    try (HikariDataSource pool = ConnectionPool.open("nobody", url, "a", "b", 2)) {
      assertUnavailable(Jooq.on(pool));
    }
  }

  private void assertUnavailable(DSLContext sql) {
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> availability.ask(() -> sql.fetchValue(inline(1))))
        .satisfies(down -> {
          assertThat(down.dependency()).isEqualTo("Orders");
          assertThat(down.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        });
  }

  private static int raise(String state) {
    return Jooq.on(TestDatabase.embedded().orders())
        .execute("do $$ begin raise exception using errcode = '" + state + "'; end $$");
  }
}
