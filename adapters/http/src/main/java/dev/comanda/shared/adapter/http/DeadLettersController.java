package dev.comanda.shared.adapter.http;

import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.messaging.DeadLetter;
import dev.comanda.shared.application.messaging.ListDeadLetters;
import dev.comanda.shared.application.messaging.RedriveDeadLetter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The messages that could not be delivered, for those who run the system. */
@PrimaryAdapter
@RestController
@RequestMapping("/admin/dead-letters")
@Tag(name = "Operations", description = "For those who run the system.")
public final class DeadLettersController {

  private final ListDeadLetters listDeadLetters;
  private final RedriveDeadLetter redriveDeadLetter;

  /** A controller that calls these ports. */
  public DeadLettersController(
      ListDeadLetters listDeadLetters, RedriveDeadLetter redriveDeadLetter) {
    this.listDeadLetters = listDeadLetters;
    this.redriveDeadLetter = redriveDeadLetter;
  }

  @GetMapping
  @Operation(
      summary = "List what could not be delivered",
      description =
          "Whole, with the reason, oldest first. There is no next page: queues have no positions, so"
              + " where there are more than `limit`, some of them are shown.")
  @Described(answer = "dead-letters.json")
  DeadLettersRepresentation listDeadLetters(
      Requester requester, @RequestParam(required = false) @Nullable String limit) {
    ListDeadLetters.Query query =
        Fields.only(
            "limit",
            limit == null ? Integer.toString(PageRequest.DEFAULT_LIMIT) : limit,
            text -> new ListDeadLetters.Query(requester, Readers.number(text)));
    return switch (listDeadLetters.list(query)) {
      case ListDeadLetters.Outcome.Listed listed ->
          new DeadLettersRepresentation(
              listed.letters().stream().map(DeadLetterRepresentation::of).toList());
      case ListDeadLetters.Outcome.OperatorsOnly _ -> throw Problem.forbidden().exception();
    };
  }

  @PostMapping("/{id}/redrive")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Send one to its queue again",
      description =
          "After what stood in its way has been mended. What was dealt with meanwhile is not done"
              + " twice; what still cannot be handled comes back as another letter.")
  @Described(problems = ProblemType.DEAD_LETTER_NOT_FOUND)
  void redriveDeadLetter(Requester requester, @PathVariable String id) {
    UUID letter = Fields.only("id", id, Readers::uuid);
    switch (redriveDeadLetter.redrive(new RedriveDeadLetter.Command(requester, letter))) {
      case RedriveDeadLetter.Outcome.Redriven _ -> {}
      case RedriveDeadLetter.Outcome.NotFound _ ->
          throw ProblemType.DEAD_LETTER_NOT_FOUND
              .with("It does not exist, or was sent again already.")
              .exception();
      case RedriveDeadLetter.Outcome.OperatorsOnly _ -> throw Problem.forbidden().exception();
    }
  }

  /** Some of the letters; unlike other lists, this one has no further pages. */
  @Schema(name = "DeadLetters")
  record DeadLettersRepresentation(List<DeadLetterRepresentation> items) {}

  /** A message that could not be delivered, as operators see it. */
  @Schema(name = "DeadLetter")
  record DeadLetterRepresentation(
      @Schema(description = "Until it is sent again.") UUID id,
      @Schema(description = "The queue on which it could not be delivered.") String queue,
      @Schema(description = "Absent if the message does not say it in a readable way.")
          @Nullable String type,
      @Schema(description = "For people.") String reason,
      @Schema(description = "How often it was delivered in vain.") int tries,
      @Schema(description = "The trace in which it was raised, if it is known.")
          @Nullable String traceparent,
      @Schema(description = "When it was given up; when it was sent, if that happened by itself.")
          Instant parkedAt,
      @Schema(description = "The whole message, as it is.") String body) {

    static DeadLetterRepresentation of(DeadLetter letter) {
      return new DeadLetterRepresentation(
          letter.id(),
          letter.queue(),
          letter.type().orElse(null),
          letter.reason(),
          letter.tries(),
          letter.traceparent().orElse(null),
          letter.parkedAt(),
          letter.body());
    }
  }
}
