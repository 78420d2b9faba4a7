/** Context: payment. The money of orders, at Mercado Pago. */
@NullMarked
@ApplicationModule(
    displayName = "Payment",
    allowedDependencies = {"shared"})
package dev.comanda.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
