package dev.comanda.localcloud.mercadopago;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The text of a dynamic Pix QR code: EMVCo's tag-length-value, as any banking app reads it, with
 * its checksum.
 */
final class QrText {

  private QrText() {}

  static String of(String orderId, BigDecimal amount) {
    String account =
        field("00", "br.gov.bcb.pix")
            + field(
                "25", "pix-qr.simulator.invalid/instore/o/v2/" + orderId.toLowerCase(Locale.ROOT));
    String unsigned =
        field("00", "01")
            + field("01", "12")
            + field("26", account)
            + field("52", "5814")
            + field("53", "986")
            + field("54", amount.toPlainString())
            + field("58", "BR")
            + field("59", "COMANDA")
            + field("60", "SAO PAULO")
            + field("62", field("05", orderId.substring(orderId.length() - 25)))
            + "6304";
    return unsigned + checksum(unsigned);
  }

  private static String field(String tag, String value) {
    return "%s%02d%s".formatted(tag, value.length(), value);
  }

  /** CRC-16/CCITT-FALSE over everything before it, its own tag and length included. */
  static String checksum(String text) {
    int crc = 0xFFFF;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      crc ^= (octet & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
    }
    return "%04X".formatted(crc & 0xFFFF);
  }
}
