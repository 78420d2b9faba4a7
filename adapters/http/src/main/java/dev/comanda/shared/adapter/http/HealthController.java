package dev.comanda.shared.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.BooleanSupplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells load balancers whether to send requests here; details are the actuator's business. */
@RestController
@Tag(name = "Health")
public final class HealthController {

  private final BooleanSupplier ready;

  /**
   * @param ready whether requests are welcome
   */
  public HealthController(BooleanSupplier ready) {
    this.ready = ready;
  }

  @GetMapping("/health")
  @Operation(summary = "Tell whether requests are welcome", description = "503 if they are not.")
  @Described(answer = "health.json")
  ResponseEntity<HealthRepresentation> tellHealth() {
    boolean up = ready.getAsBoolean();
    return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .body(new HealthRepresentation(up ? "up" : "down"));
  }

  record HealthRepresentation(String status) {}
}
