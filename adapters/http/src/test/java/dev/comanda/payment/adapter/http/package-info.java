/** Tests of the HTTP adapter of payment. */
@NullMarked
package dev.comanda.payment.adapter.http;

import org.jspecify.annotations.NullMarked;
