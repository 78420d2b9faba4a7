/** Tests of the HTTP adapter of catalog. */
@NullMarked
package dev.comanda.catalog.adapter.http;

import org.jspecify.annotations.NullMarked;
