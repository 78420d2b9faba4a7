/** Publishes what mutation testing found: started by the Maven profile of that name. */
@NullMarked
package dev.comanda.architecture.mutation;

import org.jspecify.annotations.NullMarked;
