/**
 * What the house is made of, and where a class stands in it: the words that rules, map and pages
 * share. Nothing of this module is shipped.
 */
@NullMarked
package dev.comanda.architecture;

import org.jspecify.annotations.NullMarked;
