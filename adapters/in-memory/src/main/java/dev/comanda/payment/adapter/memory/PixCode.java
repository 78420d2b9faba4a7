package dev.comanda.payment.adapter.memory;

import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.shared.domain.Money;
import java.nio.charset.StandardCharsets;

/**
 * The text of a Pix code as EMVCo lays it out (tag, length, value; a checksum at the end), so that
 * it reads and scans like a real one. It leads to a host that cannot exist, hence to no payment.
 */
final class PixCode {

  private PixCode() {}

  static String of(ProviderOrderId order, Money amount) {
    String body =
        field("00", "01")
            + field("01", "12")
            + field("26", field("00", "br.gov.bcb.pix") + field("25", "pix.invalid/" + order))
            + field("52", "0000")
            + field("53", "986")
            + field("54", amount.plainAmount())
            + field("58", "BR")
            + field("59", "Comanda")
            + field("60", "Sao Paulo")
            + field("62", field("05", "***"))
            + "6304";
    return body + "%04X".formatted(checksum(body));
  }

  private static String field(String tag, String value) {
    return "%s%02d%s".formatted(tag, value.length(), value);
  }

  /** CRC-16/CCITT-FALSE. */
  static int checksum(String text) {
    int crc = 0xFFFF;
    for (byte octet : text.getBytes(StandardCharsets.US_ASCII)) {
      crc ^= (octet & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
    }
    return crc & 0xFFFF;
  }
}
