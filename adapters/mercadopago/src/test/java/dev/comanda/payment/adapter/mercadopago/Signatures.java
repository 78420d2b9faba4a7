package dev.comanda.payment.adapter.mercadopago;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Mercado Pago does, or as somebody else would. */
final class Signatures {

  private Signatures() {}

  static String sign(String secret, String manifest, String ts) {
    return "ts=" + ts + ",v1=" + hmac(secret, manifest);
  }

  static String hmac(String secret, String manifest) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(manifest.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
