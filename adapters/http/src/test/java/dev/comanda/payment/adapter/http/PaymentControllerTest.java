package dev.comanda.payment.adapter.http;

import static dev.comanda.shared.adapter.http.ProblemAssert.assertProblem;
import static dev.comanda.shared.adapter.http.ProblemAssert.errorsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.comanda.payment.application.FindPayment;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.PaymentState;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.Withdrawal;
import dev.comanda.shared.adapter.http.Golden;
import dev.comanda.shared.adapter.http.Http;
import dev.comanda.shared.domain.Money;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Payments over HTTP, with the code that customers scan. */
final class PaymentControllerTest {

  private static final String ALICE = "customer.alice";
  private static final OrderId ORDER =
      new OrderId(UUID.fromString("0197f0a0-1111-7000-8000-00000000000a"));
  private static final PaymentId ID =
      new PaymentId(UUID.fromString("b1a3f7f0-3333-3333-8333-00000000000c"));
  private static final ProviderOrderId PROVIDER_ORDER =
      new ProviderOrderId("ORD01J0000000000000000000000");
  private static final String QR_CODE = "00020126580014br.gov.bcb.pix0136example6304ABCD";
  private static final PaymentState PAYABLE =
      new PaymentState.AwaitingPayment(
          PROVIDER_ORDER, QR_CODE, Instant.parse("2026-11-23T12:15:00Z"), Withdrawal.NONE);

  private final List<FindPayment.Query> queries = new ArrayList<>();
  private PaymentState state = PAYABLE;
  private final Http http = Http.with(new PaymentController(this::find));

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void a_payment_is_shown_by_its_id() {
    MvcTestResult answer = http.get(ALICE, "/payment/{id}", ID).exchange();

    assertThat(answer).hasStatus(200);
    Golden.assertMatches("payment.json", answer);
    assertThat(queries.getFirst().payment()).isEqualTo(ID);
  }

  @Test
  void a_payment_is_shown_by_its_order() {
    MvcTestResult answer = http.get(ALICE, "/payment?orderId={id}", ORDER).exchange();

    Golden.assertMatches("payment.json", answer);
    assertThat(queries.getFirst().payment()).isEqualTo(PaymentId.of(ORDER));
  }

  @Test
  void what_cannot_be_paid_has_no_code_and_no_time_limit() {
    state = new PaymentState.Approved(PROVIDER_ORDER, Instant.parse("2026-11-23T12:05:00Z"));

    MvcTestResult answer = http.get(ALICE, "/payment/{id}", ID).exchange();

    assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("approved");
    assertThat(answer).bodyJson().doesNotHavePath("$.qrCode").doesNotHavePath("$.expiresAt");
  }

  @Test
  void a_telephone_reads_the_image() throws Exception {
    MvcTestResult answer = http.get(ALICE, "/payment/{id}/qr.png", ID).exchange();

    assertThat(answer).hasStatus(200).hasContentType(MediaType.IMAGE_PNG);
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    int width = image.getWidth();
    int height = image.getHeight();
    assertThat(width).isGreaterThanOrEqualTo(200).isEqualTo(height);
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    assertThat(
            new QRCodeReader()
                .decode(
                    new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText())
        .isEqualTo(QR_CODE);
  }

  @Test
  void browsers_may_ask_for_the_image_as_an_image() {
    assertThat(
            http.get(ALICE, "/payment/{id}/qr.png", ID)
                .accept(MediaType.parseMediaType("image/*"))
                .exchange())
        .hasStatus(200);
  }

  @Test
  void there_is_no_image_of_what_cannot_be_paid() {
    state = new PaymentState.Expired(Optional.of(PROVIDER_ORDER));

    MvcTestResult answer = http.get(ALICE, "/payment/{id}/qr.png", ID).exchange();

    assertProblem(answer, 404, "qr-code-not-available");
    assertThat(answer).bodyJson().extractingPath("$.paymentStatus").isEqualTo("expired");
  }

  @Test
  void payments_of_other_customers_are_hidden_everywhere() {
    for (String path :
        List.of("/payment/" + ID, "/payment?orderId=" + ORDER, "/payment/" + ID + "/qr.png")) {
      assertProblem(http.get("customer.bob", path).exchange(), 404, "payment-not-found");
      assertThat(http.get("employee.carol", path).exchange()).hasStatus(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/payment",
        "/payment?orderId=",
        "/payment?orderId=x",
        "/payment/x",
        "/payment/x/qr.png"
      })
  void a_bad_or_missing_id_is_refused(String path) {
    MvcTestResult answer = http.get(ALICE, path).exchange();

    assertProblem(answer, 400, "invalid-request");
    assertThat(errorsOf(answer)).hasSize(1);
  }

  /** Like the real one: nobody but the owner and the staff learns that a payment exists. */
  private Optional<PaymentSnapshot> find(FindPayment.Query query) {
    queries.add(query);
    return query.requester().isStaff() || query.requester().subject().equals("alice")
        ? Optional.of(
            new PaymentSnapshot(
                ID,
                ORDER,
                Optional.of(new CustomerId("alice")),
                Money.brl("52.80"),
                List.of(),
                Instant.parse("2026-11-23T12:00:00Z"),
                state,
                1,
                Optional.empty(),
                Optional.empty(),
                1))
        : Optional.empty();
  }
}
