/** Ring: adapters, technology: mercadopago, context: payment, tests. */
@NullMarked
package dev.comanda.payment.adapter.mercadopago;

import org.jspecify.annotations.NullMarked;
