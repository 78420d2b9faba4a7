/**
 * A stand-in for Mercado Pago's Orders API (QR payments) over real HTTP: same paths, fields,
 * states, error codes, idempotency and signed notifications, and switches for everything that goes
 * wrong between two companies' servers.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.localcloud.mercadopago;
