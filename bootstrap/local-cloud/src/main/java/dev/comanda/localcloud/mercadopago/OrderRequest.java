package dev.comanda.localcloud.mercadopago;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of {@code POST /v1/orders}, checked as the provider checks it. */
record OrderRequest(
    BigDecimal amount,
    String externalReference,
    String description,
    Duration expiration,
    String posId,
    String mode,
    @Nullable JsonNode items) {

  private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{2})?");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofDays(150);

  static OrderRequest parse(JsonNode body) throws ApiError {
    onlyProperties(
        body,
        "",
        Set.of(
            "type",
            "total_amount",
            "description",
            "external_reference",
            "expiration_time",
            "config",
            "transactions",
            "items"));
    if (!text(body, "type").equals("qr")) {
      throw ApiError.propertyValue("type must be qr");
    }
    BigDecimal amount = amount(body, "total_amount");
    if (amount.signum() == 0) {
      throw ApiError.propertyValue("total_amount must be positive");
    }
    String reference = text(body, "external_reference");
    if (!REFERENCE.matcher(reference).matches()) {
      throw ApiError.propertyValue(
          "external_reference has at most 64 letters, digits, hyphens and underscores");
    }
    String description = body.has("description") ? text(body, "description") : "";
    if (description.length() > 150) {
      throw ApiError.propertyValue("description has at most 150 characters");
    }
    onlyPayment(body, amount);
    JsonNode qr = object(object(body, "config"), "qr");
    onlyProperties(qr, "config.qr.", Set.of("external_pos_id", "mode"));
    String mode = qr.has("mode") ? text(qr, "mode") : "static";
    if (!Set.of("static", "dynamic", "hybrid").contains(mode)) {
      throw ApiError.propertyValue("config.qr.mode must be static, dynamic or hybrid");
    }
    JsonNode items = body.get("items");
    if (items != null) {
      checkItems(items);
    }
    return new OrderRequest(
        amount, reference, description, expiration(body), text(qr, "external_pos_id"), mode, items);
  }

  private static void onlyPayment(JsonNode body, BigDecimal amount) throws ApiError {
    JsonNode payments = object(body, "transactions").get("payments");
    if (payments == null) {
      throw ApiError.requiredProperties("transactions.payments is required");
    }
    if (!payments.isArray()) {
      throw ApiError.propertyType("transactions.payments must be an array");
    }
    if (payments.size() != 1) {
      throw ApiError.propertyValue("transactions.payments must have exactly one element");
    }
    onlyProperties(payments.get(0), "transactions.payments[0].", Set.of("amount"));
    if (amount(payments.get(0), "amount").compareTo(amount) != 0) {
      throw ApiError.propertyValue("transactions.payments[0].amount must equal total_amount");
    }
  }

  private static void checkItems(JsonNode items) throws ApiError {
    if (!items.isArray()) {
      throw ApiError.propertyType("items must be an array");
    }
    for (JsonNode item : items) {
      onlyProperties(
          item,
          "items[].",
          Set.of("title", "unit_price", "quantity", "unit_measure", "external_code"));
      if (text(item, "title").length() > 150) {
        throw ApiError.propertyValue("items[].title has at most 150 characters");
      }
      amount(item, "unit_price");
      JsonNode quantity = item.get("quantity");
      if (quantity == null) {
        throw ApiError.requiredProperties("items[].quantity is required");
      }
      if (!quantity.isIntegralNumber()) {
        throw ApiError.propertyType("items[].quantity must be an integer");
      }
      if (quantity.asLong() < 1) {
        throw ApiError.propertyValue("items[].quantity must be positive");
      }
      if (item.has("unit_measure")) {
        text(item, "unit_measure");
      }
      if (item.has("external_code")) {
        text(item, "external_code");
      }
    }
  }

  private static Duration expiration(JsonNode body) throws ApiError {
    if (!body.has("expiration_time")) {
      return Duration.ofMinutes(15);
    }
    try {
      Duration expiration = Duration.parse(text(body, "expiration_time"));
      if (expiration.compareTo(SHORTEST) >= 0 && expiration.compareTo(LONGEST) <= 0) {
        return expiration;
      }
    } catch (DateTimeParseException invalid) {
      // Answered below.
    }
    throw ApiError.propertyValue(
        "expiration_time must be an ISO-8601 duration from PT30S to PT3600H");
  }

  private static BigDecimal amount(JsonNode parent, String name) throws ApiError {
    String text = text(parent, name);
    if (!AMOUNT.matcher(text).matches()) {
      throw ApiError.propertyValue(name + " must be an amount with no or two decimals");
    }
    return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
  }

  private static String text(JsonNode parent, String name) throws ApiError {
    JsonNode value = parent.get(name);
    if (value == null || value.isNull()) {
      throw ApiError.requiredProperties(name + " is required");
    }
    if (!value.isString()) {
      throw ApiError.propertyType(name + " must be a string");
    }
    return value.stringValue();
  }

  private static JsonNode object(JsonNode parent, String name) throws ApiError {
    JsonNode value = parent.get(name);
    if (value == null) {
      throw ApiError.requiredProperties(name + " is required");
    }
    if (!value.isObject()) {
      throw ApiError.propertyType(name + " must be an object");
    }
    return value;
  }

  private static void onlyProperties(JsonNode object, String path, Set<String> known)
      throws ApiError {
    if (!object.isObject()) {
      throw ApiError.propertyType(
          path.isEmpty() ? "The body must be an object" : path + " must be an object");
    }
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw new ApiError(400, "unsupported_properties", path + name + " is not supported");
      }
    }
  }
}
