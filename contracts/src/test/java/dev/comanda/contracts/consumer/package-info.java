/**
 * The consumers' half of the contracts: what each of them needs of others, said by driving its real
 * adapter (the listener, the HTTP client) with exactly that. From these tests the pacts are
 * written.
 */
@NullMarked
package dev.comanda.contracts.consumer;

import org.jspecify.annotations.NullMarked;
