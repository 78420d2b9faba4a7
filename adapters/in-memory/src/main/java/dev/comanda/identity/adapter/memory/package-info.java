/**
 * Ring: adapters, context: identity, technology: memory. Accounts and password hashes with nothing
 * but the JDK. Forbidden here: I/O, other adapters.
 */
@NullMarked
package dev.comanda.identity.adapter.memory;

import org.jspecify.annotations.NullMarked;
