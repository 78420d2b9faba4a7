/**
 * Ring: adapter, context: identity, technology: JWT. Issues access tokens and keeps the keys that
 * sign them; hashes passwords. Forbidden here: other adapters.
 */
@NullMarked
package dev.comanda.identity.adapter.jwt;

import org.jspecify.annotations.NullMarked;
