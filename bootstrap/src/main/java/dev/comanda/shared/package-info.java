/** What belongs to no context: the shared kernel, and what the rings of all contexts rely on. */
@NullMarked
@ApplicationModule(displayName = "Shared", type = ApplicationModule.Type.OPEN)
package dev.comanda.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
