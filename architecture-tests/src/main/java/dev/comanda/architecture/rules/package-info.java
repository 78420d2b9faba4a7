/**
 * The rules of the house as data: what each says, why, what to do about it, and how it is checked.
 * {@link dev.comanda.architecture.rules.Catalogue} lists them; the proof that each of them bites is
 * in this module's tests.
 */
@NullMarked
package dev.comanda.architecture.rules;

import org.jspecify.annotations.NullMarked;
