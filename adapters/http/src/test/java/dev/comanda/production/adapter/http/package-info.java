/** Tests of the HTTP adapter of production. */
@NullMarked
package dev.comanda.production.adapter.http;

import org.jspecify.annotations.NullMarked;
