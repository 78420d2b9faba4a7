/**
 * Two programs that use the API from outside, as small as they can be: a kiosk and a kitchen. They
 * know the API by HTTP alone and share no class with the system; their pacts say what they need of
 * it.
 */
@NullMarked
package dev.comanda.client;

import org.jspecify.annotations.NullMarked;
