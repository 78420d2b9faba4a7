/** Context: identity. Who is who: customers by tax id, guests, employees. */
@NullMarked
@ApplicationModule(
    displayName = "Identity",
    allowedDependencies = {"shared"})
package dev.comanda.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
