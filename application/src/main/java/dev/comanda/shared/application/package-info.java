/**
 * Ring: application. What every context's ports are made of: who asks, how pages are cut, and how a
 * port says that what it needs is not there. No business here.
 */
@NullMarked
package dev.comanda.shared.application;

import org.jspecify.annotations.NullMarked;
