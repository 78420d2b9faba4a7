package dev.comanda.localcloud.mercadopago;

import org.jspecify.annotations.Nullable;

/**
 * What the simulator does wrong, or merely differently. The contradictions between Mercado Pago's
 * documentation, samples and SDKs are switches here, so that an integration can be shown to bear
 * all of them.
 *
 * @param duplicateWebhooks sends every notification twice
 * @param reorderWebhooks delays every other notification of an order, so that the next one
 *     overtakes it
 * @param dropWebhooks sends none
 * @param bareWebhooks sends only {@code data.id} in the body
 * @param unsignedWebhooks sends no {@code x-signature}
 * @param webhookIdCase how the signature's manifest spells the order's id: {@code lower} or {@code
 *     upper}
 * @param timestampUnit the unit of the signature's {@code ts}: {@code ms} or {@code s}
 * @param webhookRetryMillis the gap before the first repetition of a refused notification; it
 *     doubles each time
 * @param webhookAttempts after so many the simulator gives up
 * @param slowMillis how long every API call takes before anything happens
 * @param failNext the next so many API calls fail before anything happens
 * @param resetAfterCommit the next so many POST calls happen, but the connection breaks before the
 *     answer
 * @param lockedForPayment cancelling answers that the customer is paying just now
 * @param refundDelayMillis how long a refund stays in process
 * @param payAfterMillis how long after its creation an order is paid by itself; null for orders
 *     that wait for somebody who pays
 */
record Behaviour(
    boolean duplicateWebhooks,
    boolean reorderWebhooks,
    boolean dropWebhooks,
    boolean bareWebhooks,
    boolean unsignedWebhooks,
    IdCase webhookIdCase,
    TimestampUnit timestampUnit,
    long webhookRetryMillis,
    int webhookAttempts,
    long slowMillis,
    @Nullable Failure failNext,
    int resetAfterCommit,
    boolean lockedForPayment,
    long refundDelayMillis,
    @Nullable Long payAfterMillis) {

  /** What the documentation describes, at a laptop's pace. */
  static final Behaviour DOCUMENTED =
      new Behaviour(
          false,
          false,
          false,
          false,
          false,
          IdCase.lower,
          TimestampUnit.ms,
          250,
          10,
          0,
          null,
          0,
          false,
          500,
          null);

  /** Spelling of the id in the manifest. */
  @SuppressWarnings("java:S115") // These are the values of the JSON document.
  enum IdCase {
    lower,
    upper
  }

  /** Unit of the signature's time. */
  enum TimestampUnit {
    ms,
    s
  }

  /**
   * Calls that fail.
   *
   * @param count how many
   * @param status with which status
   * @param code with which code; by default the documented one for the status
   * @param retryAfterSeconds with which {@code Retry-After}, if any
   */
  record Failure(
      int count, int status, @Nullable String code, @Nullable Integer retryAfterSeconds) {}

  Behaviour withFailNext(@Nullable Failure next) {
    return new Behaviour(
        duplicateWebhooks,
        reorderWebhooks,
        dropWebhooks,
        bareWebhooks,
        unsignedWebhooks,
        webhookIdCase,
        timestampUnit,
        webhookRetryMillis,
        webhookAttempts,
        slowMillis,
        next,
        resetAfterCommit,
        lockedForPayment,
        refundDelayMillis,
        payAfterMillis);
  }

  Behaviour withResetAfterCommit(int next) {
    return new Behaviour(
        duplicateWebhooks,
        reorderWebhooks,
        dropWebhooks,
        bareWebhooks,
        unsignedWebhooks,
        webhookIdCase,
        timestampUnit,
        webhookRetryMillis,
        webhookAttempts,
        slowMillis,
        failNext,
        next,
        lockedForPayment,
        refundDelayMillis,
        payAfterMillis);
  }
}
