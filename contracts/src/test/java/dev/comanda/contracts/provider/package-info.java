/**
 * The providers' half of the contracts: the committed pacts, asked of the real controllers and of
 * the real message formats after a real transition of the domain.
 */
@NullMarked
package dev.comanda.contracts.provider;

import org.jspecify.annotations.NullMarked;
