/**
 * Ring: application, context: order. What one can do with orders ({@code @PrimaryPort}) and what
 * that needs ({@code @SecondaryPort}). Forbidden here: frameworks, I/O, the clock, randomness,
 * adapters, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.order.application;

import org.jspecify.annotations.NullMarked;
