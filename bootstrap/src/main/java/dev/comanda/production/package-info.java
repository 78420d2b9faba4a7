/** Context: production. What the kitchen has to do. */
@NullMarked
@ApplicationModule(
    displayName = "Production",
    allowedDependencies = {"shared"})
package dev.comanda.production;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
