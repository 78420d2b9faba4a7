package dev.comanda.payment.adapter.http;

import dev.comanda.payment.application.FindPayment;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.shared.adapter.http.Described;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.ProblemType;
import dev.comanda.shared.adapter.http.Readers;
import dev.comanda.shared.adapter.http.WireNames;
import dev.comanda.shared.application.Requester;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments as REST resources; the provider's notifications come in elsewhere. */
@PrimaryAdapter
@RestController
@RequestMapping("/payment")
@Tag(name = "Payments", description = "By Pix, through Mercado Pago.")
public final class PaymentController {

  private final FindPayment findPayment;

  /** A controller that calls this port. */
  public PaymentController(FindPayment findPayment) {
    this.findPayment = findPayment;
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a payment", description = "Customers see those of their own orders.")
  @Described(answer = "payment.json", problems = ProblemType.PAYMENT_NOT_FOUND)
  PaymentRepresentation findPayment(Requester requester, @PathVariable String id) {
    return PaymentRepresentation.of(found(new FindPayment.Query(requester, paymentId(id))));
  }

  @GetMapping
  @Operation(
      summary = "Find the payment of an order",
      description = "An order has one. It appears shortly after the order.")
  @Described(answer = "payment.json", problems = ProblemType.PAYMENT_NOT_FOUND)
  PaymentRepresentation findPaymentOfOrder(
      Requester requester,
      @Parameter(description = "The id of the order.", required = true)
          @RequestParam(required = false)
          @Nullable String orderId) {
    OrderId order = Fields.only("orderId", orderId, text -> new OrderId(Readers.uuid(text)));
    return PaymentRepresentation.of(found(FindPayment.Query.ofOrder(requester, order)));
  }

  @Operation(
      summary = "Draw the QR code of a payment",
      description = "What the customer scans; only while the payment can be paid.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.IMAGE_PNG_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @Described(problems = {ProblemType.PAYMENT_NOT_FOUND, ProblemType.QR_CODE_NOT_AVAILABLE})
  @GetMapping(path = "/{id}/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
  ResponseEntity<byte[]> drawQrCode(Requester requester, @PathVariable String id) {
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
