package dev.comanda.benchmark.bare;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reads what the real one reads and answers as many bytes as it is asked for. */
@RestController
class BareController {

  /** The body of a request for an order. */
  record Basket(List<Item> items) {

    record Item(String productId, int quantity) {}
  }

  @PostMapping(path = "/bare/{size}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  byte[] post(@PathVariable int size, @RequestBody Basket basket) {
    return answer(size);
  }

  @GetMapping(
      path = {"/bare/{size}", "/open/{size}"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] get(@PathVariable int size) {
    return answer(size);
  }

  /** A JSON text. */
  private static byte[] answer(int size) {
    return ("\"" + "x".repeat(size - 2) + "\"").getBytes(StandardCharsets.US_ASCII);
  }
}
