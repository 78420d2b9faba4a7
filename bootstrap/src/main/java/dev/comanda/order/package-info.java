/** Context: order. Orders, from the basket to the counter. */
@NullMarked
@ApplicationModule(
    displayName = "Order",
    allowedDependencies = {"shared", "catalog :: api"})
package dev.comanda.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
