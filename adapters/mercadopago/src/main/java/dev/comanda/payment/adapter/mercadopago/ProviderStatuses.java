package dev.comanda.payment.adapter.mercadopago;

import dev.comanda.payment.domain.ProviderStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mercado Pago's words for what has become of an order, in ours. {@code status_detail} is not
 * looked at: the documentation and the samples contradict each other.
 */
final class ProviderStatuses {

  private ProviderStatuses() {}

  /**
   * @param status of the order; what is unknown or missing is {@link ProviderStatus#UNKNOWN}
   * @param refunds the statuses of the order's refunds
   */
  static ProviderStatus of(@Nullable String status, List<String> refunds) {
    return switch (status) {
      case "created", "processing", "action_required", "at_terminal" -> ProviderStatus.OPEN;
      case "processed" -> ofPaid(refunds);
      // The Orders API spells it with one l, its predecessor with two.
      case "canceled", "cancelled" -> ProviderStatus.CANCELLED;
      case "expired" -> ProviderStatus.EXPIRED;
      case "failed" -> ProviderStatus.FAILED;
      // Whether we or the bank took it back: the customer has it.
      case "refunded", "charged_back" -> ProviderStatus.REFUNDED;
      case null, default -> ProviderStatus.UNKNOWN;
    };
  }

  /** A refund takes time, during which the order itself stays {@code processed}. */
  private static ProviderStatus ofPaid(List<String> refunds) {
    if (refunds.isEmpty()) {
      return ProviderStatus.PAID;
    }
    return refunds.stream().allMatch("failed"::equals)
        ? ProviderStatus.REFUND_FAILED
        : ProviderStatus.REFUND_PENDING;
  }
}
