package dev.comanda.payment.adapter.mercadopago;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The four endpoints of Mercado Pago's Orders API that a QR code payment needs. */
@HttpExchange(url = "/v1/orders", accept = "application/json")
interface OrdersApi {

  String KEY = "X-Idempotency-Key";

  @PostExchange(contentType = "application/json")
  @Nullable OrderResource create(@RequestHeader(KEY) String key, @RequestBody CreateOrder order);

  @GetExchange("/{id}")
  @Nullable OrderResource find(@PathVariable("id") String id);

  /** Answers only a part of the order, which is of no use: read it afterwards. */
  @PostExchange("/{id}/cancel")
  void cancel(@RequestHeader(KEY) String key, @PathVariable("id") String id);

  /** Answers only a part of the order, which is of no use: read it afterwards. */
  @PostExchange("/{id}/refund")
  void refund(@RequestHeader(KEY) String key, @PathVariable("id") String id);
}
