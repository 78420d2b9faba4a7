/** Tests of the HTTP adapter of identity. */
@NullMarked
package dev.comanda.identity.adapter.http;

import org.jspecify.annotations.NullMarked;
