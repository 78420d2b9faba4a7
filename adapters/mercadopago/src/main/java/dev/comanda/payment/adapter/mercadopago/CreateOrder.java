package dev.comanda.payment.adapter.mercadopago;

import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentItem;
import dev.comanda.payment.domain.PaymentSnapshot;
import java.util.List;

/**
 * The body of {@code POST /v1/orders}: a dynamic QR code for one payment. It carries no personal
 * data; the reference is the payment's id.
 */
record CreateOrder(
    String type,
    String totalAmount,
    String description,
    String externalReference,
    String expirationTime,
    Config config,
    Transactions transactions,
    List<Item> items) {

  /** As many characters as Mercado Pago accepts for the title of an item. */
  private static final int MAX_TITLE = 150;

  record Config(Qr qr) {}

  record Qr(String externalPosId, String mode) {}

  record Transactions(List<Amount> payments) {}

  record Amount(String amount) {}

  record Item(
      String title, String unitPrice, int quantity, String unitMeasure, String externalCode) {

    static Item of(PaymentItem item) {
      return new Item(
          shortened(item.name()),
          item.unitPrice().plainAmount(),
          item.quantity(),
          "unit",
          item.product().toString());
    }
  }

  static CreateOrder of(PaymentSnapshot payment, String pos) {
    String amount = payment.amount().plainAmount();
    return new CreateOrder(
        "qr",
        amount,
        "Comanda",
        payment.id().toString(),
        Payment.TIME_TO_PAY.toString(),
        new Config(new Qr(pos, "dynamic")),
        new Transactions(List.of(new Amount(amount))),
        payment.items().stream().map(Item::of).toList());
  }

  /** Cuts between characters, so that no half of an emoji is left. */
  private static String shortened(String title) {
    if (title.length() <= MAX_TITLE) {
      return title;
    }
    int end = Character.isHighSurrogate(title.charAt(MAX_TITLE - 1)) ? MAX_TITLE - 1 : MAX_TITLE;
    return title.substring(0, end);
  }
}
