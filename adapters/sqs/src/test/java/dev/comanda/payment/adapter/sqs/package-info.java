/** Ring: adapters, technology: sqs, tests. */
@NullMarked
package dev.comanda.payment.adapter.sqs;

import org.jspecify.annotations.NullMarked;
