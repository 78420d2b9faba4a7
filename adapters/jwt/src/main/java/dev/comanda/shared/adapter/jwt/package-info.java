/**
 * Ring: adapter, technology: JWT. How every context finds out whether an access token is to be
 * believed, and what it says. Forbidden here: signing keys, which are identity's, and other
 * adapters.
 */
@NullMarked
package dev.comanda.shared.adapter.jwt;

import org.jspecify.annotations.NullMarked;
