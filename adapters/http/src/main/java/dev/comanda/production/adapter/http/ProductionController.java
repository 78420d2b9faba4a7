package dev.comanda.production.adapter.http;

import dev.comanda.production.application.CompletePreparation;
import dev.comanda.production.application.HandOver;
import dev.comanda.production.application.ListKitchenQueue;
import dev.comanda.production.application.StartPreparation;
import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.adapter.http.Cursor;
import dev.comanda.shared.adapter.http.Described;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.NameOf;
import dev.comanda.shared.adapter.http.PageRepresentation;
import dev.comanda.shared.adapter.http.Problem;
import dev.comanda.shared.adapter.http.ProblemType;
import dev.comanda.shared.adapter.http.Readers;
import dev.comanda.shared.adapter.http.Value;
import dev.comanda.shared.adapter.http.WireNames;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The kitchen's queue as REST resources. */
@PrimaryAdapter
@RestController
@RequestMapping("/production")
@Tag(name = "Kitchen", description = "What has to be prepared and handed over.")
public final class ProductionController {

  static final Cursor<TicketPosition> CURSOR =
      new Cursor<>(
          2,
          position -> List.of(position.receivedAt().toString(), position.production().toString()),
          texts ->
              new TicketPosition(
                  Instant.parse(texts.get(0)), new ProductionId(Readers.uuid(texts.get(1)))));

  private final ListKitchenQueue listKitchenQueue;
  private final StartPreparation startPreparation;
  private final CompletePreparation completePreparation;
  private final HandOver handOver;

  /** A controller that calls these ports. */
  public ProductionController(
      ListKitchenQueue listKitchenQueue,
      StartPreparation startPreparation,
      CompletePreparation completePreparation,
      HandOver handOver) {
    this.listKitchenQueue = listKitchenQueue;
    this.startPreparation = startPreparation;
    this.completePreparation = completePreparation;
    this.handOver = handOver;
  }

  @GetMapping
  @Operation(
      summary = "List what there is to do",
      description = "Oldest first: everything that is not handed over, unless a status is given.")
  @Described(answer = "productions.json")
  PageRepresentation<ProductionRepresentation> listProductions(
      Requester requester,
      @Parameter(description = "Only productions of this status.")
          @NameOf(TicketStatus.class)
          @RequestParam(required = false)
          @Nullable String status,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    Fields fields = Fields.ofRequest();
    Value<Optional<TicketStatus>> only =
        fields.optional("status", status, name -> WireNames.parse(TicketStatus.class, name));
    Value<PageRequest<TicketPosition>> page = CURSOR.pageRequest(fields, cursor, limit);
    fields.requireValid();
    return switch (listKitchenQueue.list(
        new ListKitchenQueue.Query(requester, only.get(), page.get()))) {
      case ListKitchenQueue.Outcome.Listed listed ->
          PageRepresentation.of(listed.page(), ProductionRepresentation::of, CURSOR);
      case ListKitchenQueue.Outcome.StaffOnly _ -> throw Problem.forbidden().exception();
    };
  }

  @PutMapping("/{id}/started")
  @Operation(summary = "Begin to prepare", description = "Repeating it is harmless.")
  @Described(
      answer = "production.json",
      problems = {
        ProblemType.PRODUCTION_NOT_FOUND,
        ProblemType.STEP_NOT_POSSIBLE,
        ProblemType.CONCURRENT_CHANGE
      })
  ProductionRepresentation startProduction(Requester requester, @PathVariable String id) {
    return switch (startPreparation.start(
        new StartPreparation.Command(requester, productionId(id)))) {
      case StartPreparation.Outcome.Started started ->
          ProductionRepresentation.of(started.ticket());
      case StartPreparation.Outcome.NotPossible no -> throw notPossible(no.status()).exception();
      case StartPreparation.Outcome.NotFound _ -> throw notFound().exception();
      case StartPreparation.Outcome.StaffOnly _ -> throw Problem.forbidden().exception();
    };
  }

  @PutMapping("/{id}/completed")
  @Operation(summary = "Complete the preparation", description = "Repeating it is harmless.")
  @Described(
      answer = "production.json",
      problems = {
        ProblemType.PRODUCTION_NOT_FOUND,
        ProblemType.STEP_NOT_POSSIBLE,
        ProblemType.CONCURRENT_CHANGE
      })
  ProductionRepresentation completeProduction(Requester requester, @PathVariable String id) {
    return switch (completePreparation.complete(
        new CompletePreparation.Command(requester, productionId(id)))) {
      case CompletePreparation.Outcome.Completed completed ->
          ProductionRepresentation.of(completed.ticket());
      case CompletePreparation.Outcome.NotPossible no -> throw notPossible(no.status()).exception();
      case CompletePreparation.Outcome.NotFound _ -> throw notFound().exception();
      case CompletePreparation.Outcome.StaffOnly _ -> throw Problem.forbidden().exception();
    };
  }

  @PutMapping("/{id}/delivered")
  @Operation(summary = "Hand over to the customer", description = "Repeating it is harmless.")
  @Described(
      answer = "production.json",
      problems = {
        ProblemType.PRODUCTION_NOT_FOUND,
        ProblemType.STEP_NOT_POSSIBLE,
        ProblemType.CONCURRENT_CHANGE
      })
  ProductionRepresentation deliverProduction(Requester requester, @PathVariable String id) {
    return switch (handOver.handOver(new HandOver.Command(requester, productionId(id)))) {
      case HandOver.Outcome.HandedOver handedOver ->
          ProductionRepresentation.of(handedOver.ticket());
      case HandOver.Outcome.NotPossible no -> throw notPossible(no.status()).exception();
      case HandOver.Outcome.NotFound _ -> throw notFound().exception();
      case HandOver.Outcome.StaffOnly _ -> throw Problem.forbidden().exception();
    };
  }

  private static ProductionId productionId(String text) {
    return Fields.only("id", text, id -> new ProductionId(Readers.uuid(id)));
  }

  private static Problem notFound() {
    return ProblemType.PRODUCTION_NOT_FOUND.with(
        "The order has not reached the kitchen, or does not exist.");
  }

  private static Problem notPossible(TicketStatus status) {
    return ProblemType.STEP_NOT_POSSIBLE
        .with("An earlier step is missing, or the order was cancelled.")
        .member("productionStatus", WireNames.of(status));
  }
}
