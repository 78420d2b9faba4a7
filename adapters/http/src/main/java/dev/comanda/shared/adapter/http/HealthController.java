package dev.comanda.shared.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.BooleanSupplier;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells load balancers whether to send requests here; details are the actuator's business. */
@PrimaryAdapter
@RestController
@Tag(name = "Operations", description = "For those who run the system.")
public final class HealthController {

  private static final String RETRY_AFTER_SECONDS = "5";

  private final BooleanSupplier ready;

  /**
   * @param ready whether requests are welcome
   */
  public HealthController(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Operation(summary = "Tell whether requests are welcome", description = "503 if they are not.")
  @Described(answer = "health.json")
  @GetMapping("/health")
  HealthRepresentation tellHealth() {
    if (!ready.getAsBoolean()) {
      throw ProblemType.DEPENDENCY_UNAVAILABLE
          .with("This process takes no requests now.")
          .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
          .exception();
    }
    return new HealthRepresentation("up");
  }

  /** That all is well. */
  @Schema(name = "Health")
  record HealthRepresentation(@Schema(example = "up") String status) {}
}
