package dev.comanda.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.localcloud.DevelopmentCredentials;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * Whoever is not Mercado Pago says nothing that is believed, and Mercado Pago nothing unchecked.
 */
class ForgedWebhookIT {

  private static final String SECRET = DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET;

  private final Comanda comanda = Running.comanda();
  private final Api guest = comanda.guest();
  private final RawHttp http = new RawHttp(comanda.url());
  private final String now = Long.toString(Instant.now().toEpochMilli());

  @Test
  void a_forged_notification_is_turned_away_and_a_genuine_one_believed_only_as_a_hint() {
    String order = guest.order(comanda.basket()).hasStatus(201).text("/id");
    String other = guest.order(comanda.basket()).hasStatus(201).text("/id");
    String mine = comanda.awaitPayable(guest, order);
    String theirs = comanda.awaitPayable(guest, other);
    String genuine = signature(SECRET, mine, "r1", now);
    String old = Long.toString(Instant.now().minus(Duration.ofDays(8)).toEpochMilli());
    String target = "/payment/webhook?data.id=" + mine + "&type=order";

    assertThat(send(target, "x-request-id: r1")).as("missing").isEqualTo(401);
    for (String forged :
        List.of(
            "",
            "nonsense",
            "ts=" + now,
            "v1=" + "0".repeat(64),
            "ts=" + now + ",v1=" + "0".repeat(64),
            "ts=" + now + ",v1=" + "0".repeat(63),
            "ts=" + now + ",v1=" + "0".repeat(8_000),
            signature("another secret", mine, "r1", now),
            signature(SECRET, theirs, "r1", now),
            signature(SECRET, mine, "r2", now),
            signature(SECRET, mine, "r1", old),
            genuine.replace("ts=" + now, "ts=" + (Long.parseLong(now) + 1)),
            genuine + ",v1=" + "0".repeat(64),
            genuine.replace("v1=", "v2="))) {
      assertThat(send(target, "x-signature: " + forged, "x-request-id: r1"))
          .as(forged)
          .isEqualTo(401);
    }
    String both = "x-signature: " + genuine;
    for (String tampered :
        List.of(
            "/payment/webhook?data.id=" + theirs + "&type=order",
            "/payment/webhook?data.id=" + mine + "&data.id=" + theirs,
            "/payment/webhook?data.id=" + theirs + "&data.id=" + mine,
            "/payment/webhook?type=order")) {
      assertThat(send(tampered, both, "x-request-id: r1")).as(tampered).isEqualTo(401);
    }
    assertThat(send(target, "x-signature: nonsense", both, "x-request-id: r1"))
        .as("two signatures")
        .isEqualTo(401);
    assertThat(send(target, "x-signature: " + "a".repeat(40_000), "x-request-id: r1"))
        .as("a huge header")
        .isIn(400, 431);
    assertThat(send(target, both, "x-request-id: r1", "x-http-method-override: PUT"))
        .as("genuine, but nobody has paid")
        .isEqualTo(200);
    assertThat(send(target.replace(mine, mine.toUpperCase(Locale.ROOT)), both, "x-request-id: r1"))
        .as("repeated, in upper case")
        .isEqualTo(200);

    for (String unpaid : List.of(order, other)) {
      assertThat(guest.get("/payment?orderId=" + unpaid).text("/status"))
          .isEqualTo("awaitingPayment");
      assertThat(guest.get("/order/" + unpaid).text("/status")).isEqualTo("awaitingPayment");
    }
  }

  private int send(String target, String... headers) {
    return http.send(
            "POST", target, List.of(headers), "{\"action\":\"order.processed\"}".getBytes(UTF_8))
        .status();
  }

  /** As Mercado Pago signs. */
  private static String signature(String secret, String id, String request, String ts) {
    String manifest =
        "id:%s;request-id:%s;ts:%s;".formatted(id.toLowerCase(Locale.ROOT), request, ts);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return "ts=%s,v1=%s"
          .formatted(ts, HexFormat.of().formatHex(mac.doFinal(manifest.getBytes(UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
