package dev.comanda.identity.adapter.http;

import dev.comanda.identity.domain.CustomerSnapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A registered customer as callers see them: without the personal data that they sent. */
@Schema(name = "Customer")
record CustomerRepresentation(
    @Schema(description = "The subject of the customer's tokens.") UUID id, Instant registeredAt) {

  static CustomerRepresentation of(CustomerSnapshot customer) {
    return new CustomerRepresentation(customer.subject().value(), customer.registeredAt());
  }
}
