/**
 * Makes {@code docs/http}, the requests that people play, from {@code openapi.yaml} and {@code
 * flows.arazzo.yaml}. What runs them against a started system is {@code PlayedRequestsIT} in {@code
 * bootstrap}.
 */
@NullMarked
package dev.comanda.contracts.played;

import org.jspecify.annotations.NullMarked;
