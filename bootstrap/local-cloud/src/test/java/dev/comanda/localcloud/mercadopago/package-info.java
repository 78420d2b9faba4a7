/** Tests of the Mercado Pago simulator. */
@org.jspecify.annotations.NullMarked
package dev.comanda.localcloud.mercadopago;
