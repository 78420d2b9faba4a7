/** Context: catalog. The menu. */
@NullMarked
@ApplicationModule(
    displayName = "Catalog",
    allowedDependencies = {"shared"})
package dev.comanda.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
