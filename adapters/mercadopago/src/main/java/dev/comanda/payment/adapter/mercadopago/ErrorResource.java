package dev.comanda.payment.adapter.mercadopago;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error as Mercado Pago answers it. Only the code is read: messages and details repeat what was
 * sent, which belongs into no log.
 */
record ErrorResource(@Nullable List<@Nullable Item> errors) {

  record Item(@Nullable String code) {}

  /** The first code that looks like one. */
  String code() {
    if (errors == null) {
      return "unknown";
    }
    return errors.stream()
        .filter(Objects::nonNull)
        .map(Item::code)
        .filter(Objects::nonNull)
        .filter(code -> code.matches("[a-zA-Z0-9_]{1,64}"))
        .findFirst()
        .orElse("unknown");
  }
}
