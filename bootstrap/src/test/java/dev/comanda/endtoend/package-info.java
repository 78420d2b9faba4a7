/**
 * The whole system from outside: the packaged application as a process, real stores and queues, the
 * Mercado Pago simulator, and HTTP as a kiosk, a kitchen or a provider would speak it.
 */
@NullMarked
package dev.comanda.endtoend;

import org.jspecify.annotations.NullMarked;
