/** Tests of what the HTTP adapters of all contexts share. */
@NullMarked
package dev.comanda.shared.adapter.http;

import org.jspecify.annotations.NullMarked;
