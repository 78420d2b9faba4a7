package dev.comanda.payment.adapter.http;

import dev.comanda.payment.application.FindPayment;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.ProblemType;
import dev.comanda.shared.adapter.http.Readers;
import dev.comanda.shared.adapter.http.WireNames;
import dev.comanda.shared.application.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments as REST resources; the provider's notifications come in elsewhere. */
@RestController
@RequestMapping("/payment")
public final class PaymentController {

  private final FindPayment findPayment;

  /** A controller that calls this port. */
  public PaymentController(FindPayment findPayment) {
    this.findPayment = findPayment;
  }

  @GetMapping("/{id}")
  PaymentRepresentation find(Requester requester, @PathVariable String id) {
    return PaymentRepresentation.of(found(new FindPayment.Query(requester, paymentId(id))));
  }

  @GetMapping
  PaymentRepresentation findByOrder(
      Requester requester, @RequestParam(required = false) @Nullable String orderId) {
    OrderId order = Fields.only("orderId", orderId, text -> new OrderId(Readers.uuid(text)));
    return PaymentRepresentation.of(found(FindPayment.Query.ofOrder(requester, order)));
  }

  @GetMapping("/{id}/qr.png")
  ResponseEntity<byte[]> qrCode(Requester requester, @PathVariable String id) {
    PaymentSnapshot payment = found(new FindPayment.Query(requester, paymentId(id)));
    return payment
        .qrCode()
        .map(text -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(QrImage.png(text)))
        .orElseThrow(() ->
            ProblemType.QR_CODE_NOT_AVAILABLE
                .with("The payment cannot be paid yet, or not any more.")
                .member("paymentStatus", WireNames.of(payment.status()))
                .exception());
  }

  private PaymentSnapshot found(FindPayment.Query query) {
    return findPayment
        .find(query)
        .orElseThrow(() ->
            ProblemType.PAYMENT_NOT_FOUND
                .with("The payment does not exist (yet), or belongs to somebody else.")
                .exception());
  }

  private static PaymentId paymentId(String text) {
    return Fields.only("id", text, id -> new PaymentId(Readers.uuid(id)));
  }
}
