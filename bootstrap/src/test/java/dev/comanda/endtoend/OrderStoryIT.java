package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The main job, as seed-system tells it: from identifying at the kiosk to handing over. */
class OrderStoryIT {

  private final Comanda comanda = Running.comanda();

  @Test
  void an_order_travels_from_the_kiosk_to_the_counter() throws IOException {
    Api ana = comanda.customer();
    assertThat(comanda.anybody().get("/categories").hasStatus(200).texts("/items", "id"))
        .containsExactlyInAnyOrder("snack", "side", "drink", "dessert");
    assertThat(comanda.anybody().get("/products").hasStatus(200).texts("/items", "name"))
        .hasSizeGreaterThanOrEqualTo(8);

    Answer placed = ana.order(comanda.basket()).hasStatus(201);
    String order = placed.text("/id");
    assertThat(placed.text("/status")).isEqualTo("placed");
    assertThat(placed.header("Location")).endsWith("/order/" + order);

    Answer payment = comanda.awaitPayment(ana, order, "awaitingPayment");
    assertThat(payment.text("/amount/amount")).isEqualTo(placed.text("/total/amount"));
    assertThat(payment.text("/qrCode")).startsWith("000201");
    Answer image = ana.get("/payment/" + payment.text("/id") + "/qr.png").hasStatus(200);
    assertThat(image.header("Content-Type")).isEqualTo("image/png");
    BufferedImage qr = ImageIO.read(new ByteArrayInputStream(image.bytes()));
    assertThat(qr.getWidth()).isGreaterThanOrEqualTo(200);

    comanda.providerSays(payment.text("/providerOrderId"), "processed");
    assertThat(comanda.awaitOrder(ana, order, "paid").text("/paymentId"))
        .isEqualTo(payment.text("/id"));

    Api kitchen = comanda.kitchen();
    String ticket = comanda.awaitTicket(kitchen, order);
    step(kitchen, ticket, "started");
    comanda.awaitOrder(ana, order, "inPreparation");
    step(kitchen, ticket, "completed");
    comanda.awaitOrder(ana, order, "ready");
    step(kitchen, ticket, "delivered");
    Answer delivered = comanda.awaitOrder(ana, order, "delivered");

    assertThat(delivered.texts("/history", "status"))
        .containsExactly(
            "placed", "awaitingPayment", "paid", "inPreparation", "ready", "delivered");
  }

  @Test
  void staff_keeps_the_menu() {
    Api kitchen = comanda.kitchen();
    String product =
        """
        {"name":"Milk-shake %d","description":"De morango","price":{"amount":"17.50","currency":"BRL"},\
        "category":"dessert","preparationMinutes":4}\
        """
            .formatted(System.nanoTime());

    Answer added = kitchen.post("/products", product).hasStatus(201);
    kitchen.post("/products", product).hasStatus(409);
    String path = "/products/" + added.text("/id");
    assertThat(comanda.anybody().get(path).hasStatus(200).text("/price/amount")).isEqualTo("17.50");
    kitchen.put(path, product.replace("17.50", "18.90")).hasStatus(200);
    assertThat(comanda.anybody().get(path).text("/price/amount")).isEqualTo("18.90");
    String basket =
        "{\"items\":[{\"productId\":\"%s\",\"quantity\":1}]}".formatted(added.text("/id"));
    Answer order = comanda.guest().order(basket).hasStatus(201);
    assertThat(order.text("/total/amount")).isEqualTo("18.90");

    kitchen.delete(path).hasStatus(204);

    comanda.anybody().get(path).hasStatus(404);
    comanda.guest().order(basket).isProblem(422, "unknown-products");
  }

  @Test
  void a_repeated_request_places_no_second_order() {
    Api guest = comanda.guest();
    String basket = comanda.basket();

    Answer first = guest.order("key-1", basket).hasStatus(201);
    Answer second = guest.order("key-1", basket).hasStatus(201);

    assertThat(second.json()).isEqualTo(first.json());
    assertThat(guest.get("/order").texts("/items", "id")).containsExactly(first.text("/id"));
    guest
        .order("key-1", basket.replace("\"quantity\":2", "\"quantity\":3"))
        .isProblem(422, "idempotency-key-reused");
    guest.post("/order", basket).isProblem(400, "idempotency-key-missing");
  }

  @Test
  void lists_are_cut_into_pages_newest_first() {
    Api guest = comanda.guest();
    String basket = comanda.basket();
    String first = guest.order(basket).text("/id");
    String second = guest.order(basket).text("/id");
    String third = guest.order(basket).text("/id");

    Answer page = guest.get("/order?limit=2").hasStatus(200);
    assertThat(page.texts("/items", "id")).containsExactly(third, second);
    Answer rest = guest.get("/order?limit=2&cursor=" + page.text("/nextCursor")).hasStatus(200);
    assertThat(rest.texts("/items", "id")).containsExactly(first);
    assertThat(rest.json().has("nextCursor")).isFalse();
  }

  private static void step(Api kitchen, String ticket, String step) {
    Answer answer = kitchen.put("/production/" + ticket + "/" + step).hasStatus(200);
    assertThat(answer.text("/status")).isEqualTo(step);
    kitchen.put("/production/" + ticket + "/" + step).hasStatus(200);
  }
}
