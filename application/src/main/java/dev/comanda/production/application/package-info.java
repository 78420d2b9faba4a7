/**
 * Ring: application, context: production. What one can do in the kitchen ({@code @PrimaryPort}) and
 * what that needs ({@code @SecondaryPort}). Forbidden here: frameworks, I/O, the clock, randomness,
 * adapters, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.production.application;

import org.jspecify.annotations.NullMarked;
