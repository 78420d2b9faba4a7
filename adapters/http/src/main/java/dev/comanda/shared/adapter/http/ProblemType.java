package dev.comanda.shared.adapter.http;

import java.net.URI;
import org.springframework.http.HttpStatus;

/**
 * Everything that can be wrong with a request, or go wrong with it: the catalogue of RFC 9457
 * problem types. The URIs are part of the API and never change their meaning; docs/problems.md
 * tells callers what to do about each, and a test keeps the two alike.
 */
public enum ProblemType {
  MALFORMED_BODY(
      "malformed-body",
      HttpStatus.BAD_REQUEST,
      "The body cannot be read",
      "The body is missing, is not well-formed JSON, or names a field twice."),
  INVALID_REQUEST(
      "invalid-request",
      HttpStatus.BAD_REQUEST,
      "Some fields are wrong",
      "Fields of the body, parameters, or headers are missing, unknown, or have wrong values;"
          + " `errors` names each of them."),
  BAD_REQUEST(
      "bad-request",
      HttpStatus.BAD_REQUEST,
      "The request is not understood",
      "The request breaks the rules of HTTP, or has a form that nothing here expects."),
  UNAUTHENTICATED(
      "unauthenticated",
      HttpStatus.UNAUTHORIZED,
      "A valid token is needed",
      "The token is missing, expired, or not accepted; get another one from `POST /auth/token`."),
  FORBIDDEN(
      "forbidden",
      HttpStatus.FORBIDDEN,
      "Your role may not do this",
      "The token is valid, but its role has no access to this route."),
  NO_SUCH_ROUTE(
      "no-such-route",
      HttpStatus.NOT_FOUND,
      "There is nothing at this path",
      "No route of the API has this path."),
  METHOD_NOT_ALLOWED(
      "method-not-allowed",
      HttpStatus.METHOD_NOT_ALLOWED,
      "This method does not work here",
      "The path exists, but not for this method; the header `Allow` names those that it has."),
  NOT_ACCEPTABLE(
      "not-acceptable",
      HttpStatus.NOT_ACCEPTABLE,
      "No acceptable representation",
      "The header `Accept` excludes every media type that this route can answer with."),
  BODY_TOO_LARGE(
      "body-too-large",
      HttpStatus.CONTENT_TOO_LARGE,
      "The body is too large",
      "The body has more bytes than are read; `maxBytes` says how many may be sent."),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type",
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "This media type is not read here",
      "The body has to be `application/json`."),
  ORDER_NOT_FOUND(
      "order-not-found",
      HttpStatus.NOT_FOUND,
      "There is no such order",
      "The order does not exist, or belongs to somebody else."),
  ORDER_NOT_CANCELLABLE(
      "order-not-cancellable",
      HttpStatus.CONFLICT,
      "The order has come too far to be cancelled",
      "Customers can cancel until preparation begins, the staff until the order is handed over;"
          + " `orderStatus` says how far it is."),
  UNKNOWN_PRODUCTS(
      "unknown-products",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "Some products are not on the menu",
      "Nothing was ordered; `products` lists the ids that are unknown or withdrawn."),
  ORDER_TOO_EXPENSIVE(
      "order-too-expensive",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The order would cost too much",
      "Nothing was ordered; `total` is what it would cost, `limit` what an order may cost."),
  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The idempotency key was used for another order",
      "The same key came with another basket before; a new order needs a new key."),
  IDEMPOTENCY_KEY_MISSING(
      "idempotency-key-missing",
      HttpStatus.BAD_REQUEST,
      "The idempotency key is missing",
      "Send a header `Idempotency-Key` with a name of your choice for the order, such as a UUID, and"
          + " the same name again when you repeat the request."),
  PRODUCT_NOT_FOUND(
      "product-not-found",
      HttpStatus.NOT_FOUND,
      "There is no such product",
      "The product does not exist, or is off the menu."),
  CATEGORY_NOT_FOUND(
      "category-not-found",
      HttpStatus.NOT_FOUND,
      "There is no such category",
      "`GET /categories` lists those that there are."),
  UNKNOWN_CATEGORY(
      "unknown-category",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The product's category does not exist",
      "Nothing was stored; `GET /categories` lists the categories that there are."),
  PRODUCT_NAME_TAKEN(
      "product-name-taken",
      HttpStatus.CONFLICT,
      "Another product has this name",
      "Nothing was stored; names on the menu are unique, whatever their case and accents."),
  CUSTOMER_ALREADY_KNOWN(
      "customer-already-known",
      HttpStatus.CONFLICT,
      "The tax id is registered already",
      "Nothing was changed; get a token with the tax id instead."),
  SIGN_IN_REFUSED(
      "sign-in-refused",
      HttpStatus.UNAUTHORIZED,
      "Nobody is known by what was sent",
      "The tax id, or the username and password, are not those of anybody; nothing else is told."),
  PAYMENT_NOT_FOUND(
      "payment-not-found",
      HttpStatus.NOT_FOUND,
      "There is no such payment",
      "The payment does not exist (yet), or belongs to somebody else."),
  QR_CODE_NOT_AVAILABLE(
      "qr-code-not-available",
      HttpStatus.NOT_FOUND,
      "There is nothing to scan",
      "The payment cannot be paid yet, or not any more; `paymentStatus` says how far it is."),
  PRODUCTION_NOT_FOUND(
      "production-not-found",
      HttpStatus.NOT_FOUND,
      "The kitchen has no such order",
      "The order has not reached the kitchen, or does not exist."),
  STEP_NOT_POSSIBLE(
      "step-not-possible",
      HttpStatus.CONFLICT,
      "This step is not possible now",
      "Nothing was changed; an earlier step is missing, or the order was cancelled."
          + " `productionStatus` says how far it is."),
  DEAD_LETTER_NOT_FOUND(
      "dead-letter-not-found",
      HttpStatus.NOT_FOUND,
      "There is no such dead letter",
      "The letter does not exist, or was sent again already; if it could not be handled then, it is"
          + " back under another id."),
  CONCURRENT_CHANGE(
      "concurrent-change",
      HttpStatus.CONFLICT,
      "Somebody else was faster",
      "The same thing was changed by others again and again meanwhile; nothing was stored. Repeat"
          + " the request."),
  TOO_MANY_REQUESTS(
      "too-many-requests",
      HttpStatus.TOO_MANY_REQUESTS,
      "That was too often",
      "You write or sign in faster than anybody has to; nothing was done. Repeat the request after"
          + " the seconds that `Retry-After` says."),
  OVERLOADED(
      "overloaded",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Too much is asked at once",
      "More requests are at work than can be answered soon; nothing was done. Repeat the request"
          + " after the seconds that `Retry-After` says."),
  DEPENDENCY_UNAVAILABLE(
      "dependency-unavailable",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Something this needs is not available",
      "A store, a queue, or another service does not answer; nothing was stored by half. Repeat the"
          + " request after the seconds that `Retry-After` says."),
  UNEXPECTED(
      "unexpected",
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Something went wrong here",
      "A fault of the system, not of the request; `instance` is the id under which the log has the"
          + " details.");

  private final URI uri;
  private final HttpStatus status;
  private final String title;
  private final String description;

  ProblemType(String name, HttpStatus status, String title, String description) {
    this.uri = URI.create("https://comanda.dev/problems/" + name);
    this.status = status;
    this.title = title;
    this.description = description;
  }

  /** The stable name of the type. */
  public URI uri() {
    return uri;
  }

  /** The status that goes with it. */
  public HttpStatus status() {
    return status;
  }

  /** The type in a few words; the same for all problems of the type. */
  public String title() {
    return title;
  }

  /** When the type occurs, and what to do about it. */
  public String description() {
    return description;
  }

  /** A problem of this type, with what is particular to it. */
  public Problem with(String detail) {
    return new Problem(this, detail);
  }
}
