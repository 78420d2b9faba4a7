package dev.comanda.client;

import java.math.BigDecimal;

/**
 * Money.
 *
 * @param amount with two decimals
 * @param currency ISO 4217
 */
public record Price(BigDecimal amount, String currency) {}
