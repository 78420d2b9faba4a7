package dev.comanda.shared.adapter.http;

import static dev.comanda.shared.adapter.http.ProblemAssert.assertProblem;
import static dev.comanda.shared.adapter.http.ProblemAssert.errorsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import dev.comanda.shared.application.messaging.DeadLetter;
import dev.comanda.shared.application.messaging.ListDeadLetters;
import dev.comanda.shared.application.messaging.RedriveDeadLetter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Dead letters over HTTP, and what is written down about it. */
final class DeadLettersControllerTest {

  private static final String OLGA = "operator.olga";
  private static final Requester OPERATOR = new Requester("olga", Role.OPERATOR);
  private static final UUID ID = UUID.fromString("5f2c6c1e-3a52-4c6f-9d0b-6d1c5f6f7a10");
  private static final String REDRIVE = "/admin/dead-letters/" + ID + "/redrive";
  private static final DeadLetter LETTER =
      new DeadLetter(
          ID,
          "production-service-queue",
          Optional.of("comanda.order.released.v1"),
          "comanda.order.released.v1: items.quantity",
          1,
          Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
          Instant.parse("2026-11-23T12:02:00Z"),
          "{\"specversion\":\"1.0\",\"type\":\"comanda.order.released.v1\"}");

  /** The ports that the controller calls: they answer what a test tells them, and remember. */
  private static final class Ports implements ListDeadLetters, RedriveDeadLetter {

    final List<Object> calls = new ArrayList<>();
    Supplier<ListDeadLetters.Outcome> listed =
        () -> new ListDeadLetters.Outcome.Listed(List.of(LETTER));
    RedriveDeadLetter.Outcome redriven = new RedriveDeadLetter.Outcome.Redriven();

    @Override
    public ListDeadLetters.Outcome list(Query query) {
      calls.add(query);
      return listed.get();
    }

    @Override
    public RedriveDeadLetter.Outcome redrive(Command command) {
      calls.add(command);
      return redriven;
    }
  }

  private final Ports ports = new Ports();
  private final Http http = Http.with(new DeadLettersController(ports, ports));
  private final Logger audit = (Logger) LoggerFactory.getLogger("audit");
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void read_the_audit_log() {
    audit.setLevel(Level.INFO);
    audit.setAdditive(false);
    written.start();
    audit.addAppender(written);
  }

  @AfterEach
  void close() {
    audit.detachAppender(written);
    http.close();
  }

  @Test
  void letters_are_listed() {
    MvcTestResult answer = http.get(OLGA, "/admin/dead-letters").exchange();

    assertThat(answer).hasStatus(200);
    Golden.assertMatches("dead-letters.json", answer);
    http.get(OLGA, "/admin/dead-letters?limit=100").exchange();
    assertThat(ports.calls)
        .containsExactly(
            new ListDeadLetters.Query(OPERATOR, 20), new ListDeadLetters.Query(OPERATOR, 100));
  }

  @Test
  void what_is_not_known_of_a_letter_is_absent() {
    ports.listed =
        () ->
            new ListDeadLetters.Outcome.Listed(
                List.of(
                    new DeadLetter(
                        ID, "q", Optional.empty(), "r", 1, Optional.empty(), Instant.EPOCH, "?")));

    assertThat(http.get(OLGA, "/admin/dead-letters").exchange())
        .bodyJson()
        .doesNotHavePath("$.items[0].type")
        .doesNotHavePath("$.items[0].traceparent")
        .hasPath("$.items[0].body");
  }

  @Test
  void one_is_sent_again() {
    MvcTestResult answer = http.as(OLGA, POST, REDRIVE).exchange();

    assertThat(answer).hasStatus(204);
    assertThat(ports.calls).containsExactly(new RedriveDeadLetter.Command(OPERATOR, ID));
  }

  @Test
  void an_unknown_one_is_not_found() {
    ports.redriven = new RedriveDeadLetter.Outcome.NotFound();

    assertProblem(http.as(OLGA, POST, REDRIVE).exchange(), 404, "dead-letter-not-found");
  }

  @Test
  void what_the_core_forbids_is_forbidden() {
    ports.listed = ListDeadLetters.Outcome.OperatorsOnly::new;
    ports.redriven = new RedriveDeadLetter.Outcome.OperatorsOnly();

    assertProblem(http.get(OLGA, "/admin/dead-letters").exchange(), 403, "forbidden");
    assertProblem(http.as(OLGA, POST, REDRIVE).exchange(), 403, "forbidden");
  }

  @Test
  void wrong_limits_and_ids_are_refused() {
    for (String limit : List.of("0", "101", "-1", "many")) {
      MvcTestResult answer = http.get(OLGA, "/admin/dead-letters?limit=" + limit).exchange();

      assertProblem(answer, 400, "invalid-request");
      assertThat(errorsOf(answer)).singleElement().asString().startsWith("limit must be ");
    }
    assertProblem(
        http.as(OLGA, POST, "/admin/dead-letters/1/redrive").exchange(), 400, "invalid-request");
    assertThat(ports.calls).isEmpty();
  }

  @Test
  void it_is_written_down_who_did_what_and_what_came_of_it() {
    http.get(OLGA, "/admin/dead-letters?limit=5").exchange();
    http.as(OLGA, POST, REDRIVE).exchange();
    ports.redriven = new RedriveDeadLetter.Outcome.NotFound();
    http.as(OLGA, POST, REDRIVE).exchange();
    ports.listed =
        () -> {
          throw new DependencyUnavailableException("Queues", Duration.ofSeconds(1), null);
        };
    http.get(OLGA, "/admin/dead-letters").exchange();

    assertThat(lines())
        .containsExactly(
            "operator olga: GET /admin/dead-letters -> 200",
            "operator olga: POST " + REDRIVE + " -> 204",
            "operator olga: POST " + REDRIVE + " -> 404",
            "operator olga: GET /admin/dead-letters -> 503");
  }

  @Test
  void it_is_written_down_who_was_turned_away() {
    http.get("employee.carol", "/admin/dead-letters").exchange();
    http.as("guest.g1", POST, REDRIVE).exchange();
    http.anonymous(HttpMethod.GET, "/admin/dead-letters").exchange();
    http.get("nonsense", "/admin/dead-letters").exchange();

    assertThat(lines())
        .containsExactly(
            "employee carol: GET /admin/dead-letters -> 403",
            "guest g1: POST " + REDRIVE + " -> 403",
            "nobody: GET /admin/dead-letters -> 401",
            "nobody: GET /admin/dead-letters -> 401");
  }

  @Test
  void that_keys_were_down_is_written_down_too() {
    assertThat(http.get(Http.KEYS_ARE_DOWN, "/admin/dead-letters").exchange()).hasStatus(503);

    assertThat(lines()).containsExactly("nobody: GET /admin/dead-letters -> failed");
  }

  @Test
  void no_id_fills_the_log_or_begins_a_line_of_its_own() {
    String path = "/admin/dead-letters/" + "x".repeat(500) + "\n/redrive";
    http.as(OLGA, POST, "/")
        .uri(URI.create("http://localhost/admin/dead-letters/x/redrive"))
        .with(request -> {
          request.setRequestURI(path.replace("\n", "%0a"));
          return request;
        })
        .exchange();

    assertThat(lines()).allMatch(line -> line.length() < 250 && !line.contains("\n"));
  }

  @Test
  void other_routes_are_not_written_down() {
    http.get(OLGA, "/nonsense").exchange();
    http.get("employee.carol", "/production").exchange();

    assertThat(lines()).isEmpty();
  }

  private List<String> lines() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
