package dev.comanda.production.adapter.http;

import static dev.comanda.shared.adapter.http.ProblemAssert.assertProblem;
import static dev.comanda.shared.adapter.http.ProblemAssert.errorsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PUT;

import dev.comanda.production.application.CompletePreparation;
import dev.comanda.production.application.HandOver;
import dev.comanda.production.application.ListKitchenQueue;
import dev.comanda.production.application.StartPreparation;
import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketState;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.adapter.http.Golden;
import dev.comanda.shared.adapter.http.Http;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The kitchen's queue over HTTP. */
final class ProductionControllerTest {

  private static final String CAROL = "employee.carol";
  private static final Requester STAFF = new Requester("carol", Role.EMPLOYEE);
  private static final ProductionId ID =
      new ProductionId(UUID.fromString("0197f0a0-1111-7000-8000-00000000000a"));
  private static final Instant AT = Instant.parse("2026-11-23T12:02:00Z");
  private static final TicketState RECEIVED = new TicketState.Received();
  private static final TicketState COMPLETED =
      new TicketState.Completed(AT.plusSeconds(60), AT.plusSeconds(480));

  /** The ports that the controller calls: they answer what a test tells them, and remember. */
  private static final class Ports
      implements ListKitchenQueue, StartPreparation, CompletePreparation, HandOver {

    final List<Object> calls = new ArrayList<>();
    ListKitchenQueue.Outcome listed =
        new ListKitchenQueue.Outcome.Listed(
            new Page<>(List.of(ticket(RECEIVED)), Optional.empty()));
    StartPreparation.Outcome started = new StartPreparation.Outcome.Started(ticket(COMPLETED));
    CompletePreparation.Outcome completed =
        new CompletePreparation.Outcome.Completed(ticket(COMPLETED));
    HandOver.Outcome handedOver = new HandOver.Outcome.HandedOver(ticket(COMPLETED));

    @Override
    public ListKitchenQueue.Outcome list(ListKitchenQueue.Query query) {
      calls.add(query);
      return listed;
    }

    @Override
    public StartPreparation.Outcome start(StartPreparation.Command command) {
      calls.add(command);
      return started;
    }

    @Override
    public CompletePreparation.Outcome complete(CompletePreparation.Command command) {
      calls.add(command);
      return completed;
    }

    @Override
    public HandOver.Outcome handOver(HandOver.Command command) {
      calls.add(command);
      return handedOver;
    }
  }

  private final Ports ports = new Ports();
  private final Http http = Http.with(new ProductionController(ports, ports, ports, ports));

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void the_queue_is_listed() {
    MvcTestResult answer = http.get(CAROL, "/production").exchange();

    assertThat(answer).hasStatus(200);
    Golden.assertMatches("productions.json", answer);
    assertThat(ports.calls)
        .containsExactly(
            new ListKitchenQueue.Query(
                STAFF, Optional.empty(), PageRequest.first(PageRequest.DEFAULT_LIMIT)));
  }

  @Test
  void a_page_leads_to_the_next_one() {
    TicketPosition last = TicketPosition.of(ticket(RECEIVED));
    ports.listed =
        new ListKitchenQueue.Outcome.Listed(
            new Page<>(List.of(ticket(RECEIVED)), Optional.of(last)));

    String cursor = ProductionController.CURSOR.textOf(last);
    assertThat(http.get(CAROL, "/production").exchange())
        .bodyJson()
        .extractingPath("$.nextCursor")
        .isEqualTo(cursor);
    http.get(CAROL, "/production?status=withdrawn&limit=5&cursor={c}", cursor).exchange();

    assertThat(ports.calls.getLast())
        .isEqualTo(
            new ListKitchenQueue.Query(
                STAFF,
                Optional.of(TicketStatus.WITHDRAWN),
                new PageRequest<>(Optional.of(last), 5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"started", "completed", "delivered"})
  void a_step_is_answered_with_the_production(String step) {
    MvcTestResult answer = http.as(CAROL, PUT, "/production/{id}/{step}", ID, step).exchange();

    assertThat(answer).hasStatus(200);
    Golden.assertMatches("production.json", answer);
    assertThat(ports.calls).hasSize(1);
  }

  @Test
  void each_step_calls_its_own_port() {
    for (String step : List.of("started", "completed", "delivered")) {
      http.as(CAROL, PUT, "/production/{id}/{step}", ID, step).exchange();
    }

    assertThat(ports.calls)
        .containsExactly(
            new StartPreparation.Command(STAFF, ID),
            new CompletePreparation.Command(STAFF, ID),
            new HandOver.Command(STAFF, ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"started", "completed", "delivered"})
  void an_unknown_production_is_not_found(String step) {
    ports.started = new StartPreparation.Outcome.NotFound();
    ports.completed = new CompletePreparation.Outcome.NotFound();
    ports.handedOver = new HandOver.Outcome.NotFound();

    assertProblem(
        http.as(CAROL, PUT, "/production/{id}/{step}", ID, step).exchange(),
        404,
        "production-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"started", "completed", "delivered"})
  void a_step_out_of_turn_is_a_conflict(String step) {
    ports.started = new StartPreparation.Outcome.NotPossible(TicketStatus.WITHDRAWN);
    ports.completed = new CompletePreparation.Outcome.NotPossible(TicketStatus.WITHDRAWN);
    ports.handedOver = new HandOver.Outcome.NotPossible(TicketStatus.WITHDRAWN);

    MvcTestResult answer = http.as(CAROL, PUT, "/production/{id}/{step}", ID, step).exchange();

    assertProblem(answer, 409, "step-not-possible");
    assertThat(answer).bodyJson().extractingPath("$.productionStatus").isEqualTo("withdrawn");
  }

  @Test
  void what_the_core_forbids_is_forbidden() {
    ports.listed = new ListKitchenQueue.Outcome.StaffOnly();
    ports.started = new StartPreparation.Outcome.StaffOnly();
    ports.completed = new CompletePreparation.Outcome.StaffOnly();
    ports.handedOver = new HandOver.Outcome.StaffOnly();

    assertProblem(http.get(CAROL, "/production").exchange(), 403, "forbidden");
    for (String step : List.of("started", "completed", "delivered")) {
      assertProblem(
          http.as(CAROL, PUT, "/production/{id}/{step}", ID, step).exchange(), 403, "forbidden");
    }
  }

  @Test
  void every_wrong_parameter_is_named_at_once() {
    MvcTestResult answer =
        http.get(CAROL, "/production?status=cooking&cursor=x&limit=1000").exchange();

    assertProblem(answer, 400, "invalid-request");
    assertThat(errorsOf(answer))
        .containsExactly(
            "status must be one of received, started, completed, delivered, withdrawn",
            "cursor must be a cursor that this list gave",
            "limit must be between 1 and 100");
  }

  @Test
  void an_id_that_is_no_uuid_is_refused() {
    assertProblem(http.as(CAROL, PUT, "/production/x/started").exchange(), 400, "invalid-request");
  }

  private static TicketSnapshot ticket(TicketState state) {
    return new TicketSnapshot(
        ID, List.of(new TicketItem("Burger", 2), new TicketItem("Soda", 1)), AT, state, 1);
  }
}
