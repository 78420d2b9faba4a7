package dev.comanda.localcloud.mercadopago;

/** An error as Mercado Pago answers it: a status, a documented code, a sentence. */
final class ApiError extends Exception {

  private final int status;
  private final String code;

  ApiError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ApiError requiredProperties(String message) {
    return new ApiError(400, "required_properties", message);
  }

  static ApiError propertyType(String message) {
    return new ApiError(400, "property_type", message);
  }

  static ApiError propertyValue(String message) {
    return new ApiError(400, "property_value", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
