/** Ring: adapters, technology: dynamodb, context: payment, tests. */
@NullMarked
package dev.comanda.payment.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
