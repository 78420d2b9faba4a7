/**
 * Ring: adapters, technology: mercadopago, context: payment. Mercado Pago's words become ours here
 * and nowhere else: the client of its Orders API, its webhook, and the schedule that asks it what
 * no webhook has told. Forbidden here: the classes of other contexts and other adapters.
 */
@NullMarked
package dev.comanda.payment.adapter.mercadopago;

import org.jspecify.annotations.NullMarked;
