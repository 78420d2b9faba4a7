/**
 * Ring: adapter, technology: HTTP. What the HTTP adapters of all contexts share: who may call what,
 * how a request is read and refused, how money, pages and problems look on the wire. Forbidden
 * here: business decisions, other adapters, and the classes of a single context.
 */
@NullMarked
package dev.comanda.shared.adapter.http;

import org.jspecify.annotations.NullMarked;
