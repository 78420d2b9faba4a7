/**
 * Ring: adapter, context: catalog. What catalog publishes to other contexts of the same process, in
 * words of the JDK; its domain stays its own.
 */
@NullMarked
@NamedInterface("api")
package dev.comanda.catalog.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
