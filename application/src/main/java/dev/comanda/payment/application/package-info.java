/**
 * Ring: application, context: payment. What one can do with payments ({@code @PrimaryPort}) and
 * what that needs ({@code @SecondaryPort}). Forbidden here: frameworks, I/O, the clock, randomness,
 * adapters, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.payment.application;

import org.jspecify.annotations.NullMarked;
