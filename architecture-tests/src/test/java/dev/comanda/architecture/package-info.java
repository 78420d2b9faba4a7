/** The guardrails: what must be true of the repository as a whole, whoever changes it. */
@NullMarked
package dev.comanda.architecture;

import org.jspecify.annotations.NullMarked;
