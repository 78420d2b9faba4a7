/**
 * What every environment must have, as rules with ids, and the proof that each of them bites: a
 * stack in which any one of the settings that they guard is weaker turns a rule red.
 */
@NullMarked
package dev.comanda.infrastructure.policy;

import org.jspecify.annotations.NullMarked;
